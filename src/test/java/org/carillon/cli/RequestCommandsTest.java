package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.carillon.api.Api;
import org.carillon.desk.Reception;
import org.carillon.lists.Application;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests and invitations as a person types them.
@QuarkusTest
class RequestCommandsTest {
    @TestHTTPResource("/")
    String url;

    @Inject
    Reception reception;

    @Inject
    Sql sql;

    private String list = "";

    @BeforeEach
    void aModeratedList() {
        sql.update("delete from letter_slot");
        list = Api.freshList();
        done("list", "set", list, "subscribe=confirm+moderate");
    }

    private Ran run(String... arguments) {
        return Ran.at(url, Api.tokenFile(), arguments);
    }

    private String done(String... arguments) {
        Ran ran = run(arguments);
        assertEquals(0, ran.exit(), ran.err());
        return ran.out();
    }

    private String waits(String address) {
        var who = new Mailbox("Ana", Address.of(address));
        MailingList found = MailingList.at(Address.of(list)).orElseThrow();
        reception.join(found, Application.signedIn(who, "I play"), By.house("test"));
        return Long.toString(sql.number("select max(id) from join_request where address = ?", address));
    }

    @Test
    void decidesAboutWhoWaits() {
        assertEquals("Nobody waits.\n", done("request", "list", list));
        String ana = waits("ana@c.example");
        String ben = waits("ben@c.example");
        assertTrue(done("request", "list", list).matches("(?s).*" + ana + " +ana@c.example +Ana .*I play.*"));

        done("request", "approve", list, ana);
        done("request", "reject", list, ben, "--reason", "Only for players.");

        assertTrue(done("member", "list", list).contains("ana@c.example"));
        Ran again = run("request", "reject", list, ana, ben);
        assertEquals(1, again.exit());
        assertTrue(again.err().contains("No request with the number " + ana), again.err());
    }

    @Test
    void invitesAndWithdraws() {
        assertEquals("No invitation is open.\n", done("invitation", "list", list));
        Ran ran = run("member", "invite", list, "zoe@c.example", "nobody", "--words", "We miss you");
        assertEquals(1, ran.exit());
        assertEquals("zoe@c.example is invited to " + list + ".\n", ran.out());
        assertTrue(ran.err().startsWith("nobody: "), ran.err());

        String shown = done("invitation", "list", list);
        assertTrue(shown.contains("zoe@c.example"), shown);
        String id = shown.lines().skip(1).findFirst().orElseThrow().split(" ")[0];
        done("invitation", "withdraw", list, id);
        assertEquals(1, run("invitation", "withdraw", list, id).exit());
    }
}
