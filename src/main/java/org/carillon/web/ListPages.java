package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.lists.MailingList;
import org.carillon.lists.Setting;
import org.carillon.mail.Address;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What a visitor sees of the lists. Nothing here tells who is on a list or how many.
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class ListPages {
    private static final int PAGE = 100;
    private static final String CAPTURE = "capture";

    /// A list as a visitor may see it.
    ///
    /// @param join the address that takes people in, empty when the list is closed
    record PublicList(String name, String address, String join) {}

    /// What to do next; the page shows commands that can be copied as they stand.
    ///
    /// @param domain one of ours, or `lists.example.org` as long as there is none
    /// @param demo true when no letter leaves this server
    record NextSteps(boolean hasDomain, String domain, int smtpPort, boolean demo, String web) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance index(List<PublicList> lists, Optional<String> next, NextSteps steps);
    }

    private final Domains domains;
    private final int smtpPort;
    private final String route;
    private final String web;

    ListPages(
            Domains domains,
            @ConfigProperty(name = "carillon.smtp.port", defaultValue = "2525") int smtpPort,
            @ConfigProperty(name = "carillon.delivery.route", defaultValue = "mx") String route,
            @ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web) {
        this.domains = domains;
        this.smtpPort = smtpPort;
        this.route = route;
        this.web = web;
    }

    @GET
    @Blocking
    @Operation(hidden = true)
    public TemplateInstance index(@QueryParam("after") @Nullable String after) {
        @Nullable Address behind = after == null ? null : Address.parse(after).orElse(null);
        List<MailingList> lists = MailingList.page(behind, PAGE + 1);
        boolean more = lists.size() > PAGE;
        var shown = lists.stream().limit(PAGE).map(ListPages::publicly).toList();
        Optional<String> next = more ? Optional.of(encoded(shown.getLast().address())) : Optional.empty();
        return Templates.index(shown, next, steps());
    }

    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    private NextSteps steps() {
        Optional<String> ours = domains.all().stream().findFirst();
        return new NextSteps(ours.isPresent(), ours.orElse("lists.example.org"), smtpPort, route.equals(CAPTURE), web);
    }

    private static PublicList publicly(MailingList list) {
        boolean closed = list.settings().value(Setting.SUBSCRIBE).equals("closed");
        return new PublicList(
                list.name(),
                list.address().toString(),
                closed ? "" : list.address("join").toString());
    }
}
