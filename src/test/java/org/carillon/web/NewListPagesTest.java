package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Setting;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Whoever runs a domain makes a list there.
@QuarkusTest
class NewListPagesTest extends WithPages {
    private static final String PAGE = "/lists/new";

    @Inject
    Sql sql;

    private String domain;
    private Visit dora;

    @BeforeEach
    void whoRunsOneDomain() {
        domain = fresh("made") + ".example";
        domains.add(domain);
        String address = fresh("dora") + "@home.example";
        QuarkusTransaction.requiringNew()
                .run(() -> sql.update(
                        "insert into domain_admin (domain, address, address_key) values (?, ?, ?)",
                        domain,
                        address,
                        Address.of(address).key()));
        dora = signedIn(address, false);
    }

    private Response make(String local, String in, String style, String owners) {
        return dora.send(
                PAGE,
                PAGE,
                "local",
                local,
                "domain",
                in,
                "name",
                "Go & more",
                "description",
                "For all.",
                "style",
                style,
                "owners",
                owners);
    }

    @Test
    void makesAListWithItsStyleAndOwners() {
        String form = dora.page(PAGE);
        assertTrue(form.contains("<option selected>" + domain + "</option>"), form);
        assertFalse(form.contains("pages.example.org"), "domains of others are not offered");

        make("Go", domain, "announce", "ana@home.example\r\nben@home.example\r\n")
                .then()
                .statusCode(303);

        MailingList list = MailingList.at(Address.of("go@" + domain)).orElseThrow();
        assertEquals("Go & more", list.name());
        assertEquals("For all.", list.description());
        assertEquals("hold", list.settings().value(Setting.MEMBER_ACTION));
        assertEquals(List.of(Address.of("ana@home.example"), Address.of("ben@home.example")), list.owners());
        assertTrue(read(dora.page(path(list))).contains("is made"));
    }

    @Test
    void saysWhatToDoAboutANameThatCannotBe() {
        make("go", domain, "discussion", "ana@home.example").then().statusCode(303);
        for (String[] wrong : new String[][] {
            {"go", "exists already; choose another name"},
            {"go-owner", "cannot stand beside"},
            {"postmaster", "every domain needs"},
            {"a+b", "letters a to z"},
            {"a b", "before the @ only"},
            {"", "before the @, such as chess"},
            {"x".repeat(30), "at most 29"}
        }) {
            var answer = make(wrong[0], domain, "discussion", "ana@home.example");
            answer.then().statusCode(422).body(containsString("aria-invalid"));
            assertTrue(read(answer.asString()).contains(wrong[1]), wrong[0] + ": " + read(answer.asString()));
        }
        make("other", domain, "discussion", " ").then().statusCode(422).body(containsString("must run the list"));
        make("other", domain, "discussion", "other@" + domain)
                .then()
                .statusCode(422)
                .body(containsString("of the list itself"));
        make("other", domain, "<b>", "ana@home.example")
                .then()
                .statusCode(422)
                .body(containsString("the styles are"))
                .body(containsString("&lt;b&gt;"));
        assertTrue(MailingList.at(Address.of("other@" + domain)).isEmpty());
    }

    @Test
    void makesNoneInAnotherDomain() {
        String other = fresh("other") + ".example";
        domains.add(other);
        make("go", other, "discussion", "ana@home.example").then().statusCode(422);
        assertTrue(MailingList.at(Address.of("go@" + other)).isEmpty());
    }

    @Test
    void nobodyElseFindsThePage() {
        assertTrue(dora.page("/lists").contains(PAGE));
        String vera = fresh("vera") + "@home.example";
        Visit other = signedIn(vera, false);
        String lists = other.page("/lists");
        assertFalse(lists.contains(PAGE));
        assertEquals(404, other.look(PAGE).statusCode());
        assertEquals(
                404,
                other.post(
                                PAGE,
                                Visit.token(lists),
                                "local",
                                "go",
                                "domain",
                                domain,
                                "style",
                                "discussion",
                                "owners",
                                vera)
                        .statusCode());
        assertEquals(303, new Visit().look(PAGE).statusCode());
    }
}
