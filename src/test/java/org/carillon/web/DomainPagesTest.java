package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.Base64;
import org.carillon.domains.DomainKeys;
import org.carillon.domains.Domains;
import org.carillon.testing.InternetProfile;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(InternetProfile.class)
class DomainPagesTest extends WithPages {
    private static final String DOMAIN = "shown.example.org";
    private static final String PAGE = "/site/domains/" + DOMAIN;

    @Inject
    Domains domains;

    @Inject
    DomainKeys keys;

    private static void has(String text, String part) {
        assertTrue(text.contains(part), "no \"" + part + "\" in: " + text);
    }

    @Test
    void whoRunsTheSiteSeesWhatToPublishAndChangesKeys() {
        domains.add(DOMAIN);
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        has(read(admin.page("/site/domains")), DOMAIN);
        String html = admin.page(PAGE);
        String text = read(html);
        has(text, "records that are needed are not in the DNS");
        has(text, "MX Missing Leads letters to this server.");
        has(text, "v=DKIM1; k=rsa; p=MIIB");
        has(text, "_dmarc." + DOMAIN);
        keys.signing(DOMAIN).forEach(key -> {
            String secret = Base64.getEncoder().encodeToString(key.pkcs8());
            assertFalse(html.contains(secret.substring(secret.length() - 30)), "the secret of " + key);
        });

        assertEquals(303, admin.send(PAGE, PAGE + "/prepare").statusCode());
        has(read(admin.page(PAGE)), "rsa shall sign next");
        assertEquals(303, admin.send(PAGE, PAGE + "/activate").statusCode());
        has(read(admin.page(PAGE)), "Nothing changed. The DNS does not show ");
    }

    @Test
    void othersDoNotSeeThem() {
        domains.add(DOMAIN);
        assertEquals(303, new Visit().look(PAGE).statusCode());
        Visit somebody = signedIn(fresh("mia") + "@pages.example.org", false);
        assertEquals(404, somebody.look(PAGE).statusCode());
        assertEquals(404, somebody.look("/site/domains").statusCode());
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        assertEquals(404, admin.look("/site/domains/foreign.example").statusCode());
    }
}
