package org.carillon.trust.spf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/// One test of a suite in the form of the one for RFC 7208.
///
/// @param scenario what this and others of the same zone are about
/// @param wanted as it stands in the file
record SpfCase(String scenario, String name, Map<?, ?> zone, Map<?, ?> wanted) {
    static List<SpfCase> read(Path file) {
        var cases = new ArrayList<SpfCase>();
        try (var text = Files.newBufferedReader(file)) {
            for (Object document : new Yaml().loadAll(text)) {
                var scenario = (Map<?, ?>) document;
                var zone = (Map<?, ?>) scenario.get("zonedata");
                ((Map<?, ?>) scenario.get("tests"))
                        .forEach((name, wanted) -> cases.add(new SpfCase(
                                scenario.get("description").toString(), name.toString(), zone, (Map<?, ?>) wanted)));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return cases;
    }

    InetAddress client() {
        return InetAddress.ofLiteral(text("host"));
    }

    String helo() {
        return text("helo");
    }

    /// Many of them are addresses that our own parser would refuse.
    @Nullable
    Address sender() {
        String sender = text("mailfrom");
        int at = sender.lastIndexOf('@');
        return at < 0 ? null : new Address(sender.substring(0, at), sender.substring(at + 1));
    }

    /// Each of which is right.
    List<String> results() {
        return wanted.get("result") instanceof List<?> several
                ? several.stream().map(Object::toString).toList()
                : List.of(text("result"));
    }

    Optional<String> explanation() {
        return Optional.ofNullable(wanted.get("explanation")).map(Object::toString);
    }

    private String text(String key) {
        Object value = wanted.get(key);
        return value == null ? "" : value.toString();
    }

    @Override
    public String toString() {
        return scenario + ": " + name;
    }
}
