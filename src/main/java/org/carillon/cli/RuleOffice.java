package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Optional;
import org.carillon.sort.Dialect;

/// Where the rules of a person, a list or the site are kept on a server.
///
/// @param rules the ones in force
record RuleOffice(ApiClient api, String path, Dialect dialect, JsonNode rules) {
    private static final String SITE = "site";

    /// @param address of a person, else of a list; or the word `site`
    /// @throws Refused when there is neither
    static RuleOffice of(ApiClient api, String address) {
        if (address.equals(SITE)) return at(api, ApiClient.path(SITE, "rules"), Dialect.SITE);
        String person = ApiClient.path("people", address, "rules");
        Optional<JsonNode> theirs = api.find(person);
        if (theirs.isPresent()) return new RuleOffice(api, person, Dialect.PERSON, theirs.get());
        String list = ApiClient.path("lists", address, "rules");
        return api.find(list)
                .map(rules -> new RuleOffice(api, list, Dialect.LIST, rules))
                .orElseThrow(() -> new Refused("There is neither an account nor a list at " + address + "."));
    }

    private static RuleOffice at(ApiClient api, String path, Dialect dialect) {
        return new RuleOffice(api, path, dialect, api.get(path));
    }

    JsonNode put(String text) {
        return api.put(path, "text/plain; charset=utf-8", BodyPublishers.ofString(text));
    }
}
