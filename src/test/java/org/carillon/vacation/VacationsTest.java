package org.carillon.vacation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.lists.By;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.trust.Provenance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class VacationsTest {
    private static final Instant NOON = Instant.parse("2026-08-14T12:00:00Z");
    private static final Span ALWAYS = new Span(null, null, ZoneOffset.UTC);

    @Inject
    Vacations vacations;

    @Inject
    VacationSweep sweep;

    @Inject
    Decisions decisions;

    @Inject
    ReplyIds replyIds;

    @Inject
    Domains domains;

    @Inject
    ListRegister register;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    private long id;
    private Address ana;

    @BeforeEach
    void anAccount() {
        domains.add("away.example");
        id = ids.next();
        ana = Address.of("ana" + id + "@away.example");
        sql.update(
                "insert into person (id, address, address_key, name, password_hash) values (?, ?, ?, 'Ana', '')",
                id,
                ana.toString(),
                ana.key());
    }

    private ReplyDecision consider(String sender, String... fields) {
        String text = "To: " + ana + "\r\nSubject: x\r\n" + String.join("\r\n", fields) + "\r\n\r\nhi\r\n";
        return vacations.consider(
                new Addressee(id, "Ana", List.of(ana), ana),
                new Envelope(Address.of(sender), List.of(ana)),
                new Message(text.getBytes(UTF_8)),
                NOON,
                Provenance.UNKNOWN);
    }

    private void away(Span span) {
        vacations.set(id, new Vacation(true, "Gone.", "", span, 7, List.of()));
    }

    @Test
    void keepsWhatWasSaid() {
        var span = Span.days(LocalDate.parse("2026-08-10"), null, ZoneId.of("Europe/Berlin"));
        var said = new Vacation(true, "Fort.\nGrüße 👋", "Urlaub", span, 14, List.of(ana));
        assertEquals(Optional.empty(), vacations.find(id));

        vacations.set(id, said);
        assertEquals(Optional.of(said), vacations.find(id));

        var other = new Vacation(true, "Back soon.", "", ALWAYS, 1, List.of());
        vacations.set(id, other);
        assertEquals(Optional.of(other), vacations.find(id));

        var hours = new Span(
                Edge.parse("2026-08-10T13:30").orElseThrow(),
                Edge.parse("2026-08-11T00:00").orElseThrow(),
                ZoneOffset.UTC);
        var brief = new Vacation(true, "At the dentist.", "", hours, 1, List.of());
        vacations.set(id, brief);
        assertEquals(Optional.of(brief), vacations.find(id));

        assertTrue(vacations.off(id));
        assertFalse(vacations.off(id));
        assertEquals(Optional.of(brief.off()), vacations.find(id));
    }

    @Test
    void answersOnlyWhileThePersonIsAway() {
        assertEquals(new ReplyDecision.Silence("the person is not away"), consider("ben@b.example"));
        away(Span.days(null, LocalDate.parse("2026-08-13"), ZoneOffset.UTC));
        assertEquals(new ReplyDecision.Silence("the person is not away"), consider("ben@b.example"));
        away(ALWAYS);
        assertEquals("reply", Case.outcome(consider("ben@b.example")));
        vacations.off(id);
        assertEquals(new ReplyDecision.Silence("the person is not away"), consider("ben@b.example"));
        assertTrue(decisions.newest(id, 10).isEmpty(), "nobody asks why somebody who is here answered nobody");
    }

    @Test
    void writesDownWhyItIsSilent() {
        away(ALWAYS);
        consider("ben@b.example", "Precedence: bulk");

        var decided = decisions.newest(id, 10).getFirst();
        assertEquals(new Decisions.Decided(decided.id(), NOON, "ben@b.example", "Precedence: bulk"), decided);
    }

    @Test
    void readsOnBehindADecision() {
        away(ALWAYS);
        for (String sender : List.of("a", "b", "c")) consider(sender + "@b.example", "Precedence: bulk");

        List<Decisions.Decided> all = decisions.newest(id, 10);
        assertEquals(all.subList(1, 3), decisions.before(id, all.getFirst().id(), 10));
        assertEquals(List.of(), decisions.before(id, all.getLast().id(), 10));
        assertEquals(List.of(), decisions.before(id + 1, all.getFirst().id(), 10));
    }

    @Test
    void knowsTheListsOfTheHouse() {
        away(ALWAYS);
        register.create(
                Address.of("chess" + id + "@away.example"),
                "Chess",
                ListSettings.USUAL,
                List.of(Address.of("olga@owners.example")),
                By.house("test"));

        for (String sender : List.of(
                "chess%d@away.example",
                "chess%d-help@away.example",
                "chess%d-ana-lee=away.example@away.example",
                "chess%d=ana=away.example@away.example",
                "prvs=0123456789=chess%d@away.example",
                "SRS0=h=TT=away.example=chess%d@forward.example",
                "SRS0=h=TT=away.example=chess%d-help@forward.example")) {
            assertEquals("the sender is a list of ours", Case.outcome(consider(sender.formatted(id))), sender);
        }
        assertEquals("reply", Case.outcome(consider("SRS0=h=TT=else.example=chess" + id + "@forward.example")));
        assertEquals("reply", Case.outcome(consider("colleague@away.example")));
    }

    @Test
    void knowsTheIdsOfItsReplies() {
        away(ALWAYS);
        String mine = replyIds.fresh().bracketed();
        String madeUp = mine.replaceFirst("vac\\..", mine.startsWith("<vac.a") ? "vac.b" : "vac.a");

        assertEquals("it answers a reply of ours", Case.outcome(consider("ben@b.example", "In-Reply-To: " + mine)));
        assertEquals("reply", Case.outcome(consider("ben@b.example", "In-Reply-To: " + madeUp)));
    }

    @Test
    void sweepsWhatNoBudgetCounts() {
        sql.update(
                "insert into vacation_reply (id, person_id, domain, replied_at) values (?, ?, 'd.example', ?)",
                ids.next(),
                id,
                Instant.parse("2001-01-01T00:00:00Z"));

        assertTrue(sweep.sweep() >= 1);
        assertEquals(0, sql.number("select count(*) from vacation_reply where person_id = ?", id));
    }
}
