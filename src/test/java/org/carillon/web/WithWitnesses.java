package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.desk.ErrandsDone;
import org.carillon.desk.Reception;
import org.carillon.lists.Application;
import org.carillon.lists.Bans;
import org.carillon.lists.By;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.store.Slots;
import org.carillon.store.Sql;
import org.carillon.testing.CountedDriver;
import org.junit.jupiter.api.BeforeEach;

/// What tests share that hold against each other what is answered to people who are different things to a list, and
/// which statements of the database it cost until then.
///
/// Each asks a list of their own, of which nothing is remembered; the addresses of lists and of people
/// are equally long.
abstract class WithWitnesses extends WithPages {
    private static final AtomicInteger LISTS = new AtomicInteger(100_000);
    private static final By HOUSE = By.house("test");

    /// What is kept in memory for a second or more for all who ask, and asked anew by whoever comes first then: the
    /// pipeline, too, which works meanwhile. They name nobody.
    private static final Set<String> REMEMBERED =
            Set.of("select 1 from ban where scope = ? limit 1", "select name from mail_domain order by name");

    /// Whose address somebody names.
    enum Who {
        STRANGER("susan"),
        MEMBER("maria"),
        HIDDEN_AND_PAUSED("heidi"),
        WAITS_FOR_A_MODERATOR("wanda"),
        BANNED("betty"),
        BANNED_BY_A_PATTERN("zspam"),
        HAD_ALL_LETTERS_OF_THE_DAY("steve");

        private final String name;

        Who(String name) {
            this.name = name;
        }

        String address() {
            return name + "@home.example";
        }

        /// Those but the banned.
        static List<Who> welcome() {
            return Stream.of(values())
                    .filter(who -> !who.name().startsWith("BANNED"))
                    .toList();
        }
    }

    /// What somebody sees who asks.
    ///
    /// @param statements what was asked of the database until then
    record Seen(String words, List<String> statements) {
        private Seen without(MailingList list, Who who) {
            String plain = words.replace(list.address().local(), "LIST")
                    .replace(who.address(), "WHO")
                    .replaceAll("name=\"form-token\" value=\"[^\"]*\"", "TOKEN");
            List<String> asked =
                    statements.stream().filter(one -> !REMEMBERED.contains(one)).toList();
            return new Seen(plain, asked);
        }
    }

    @Inject
    Sql sql;

    @Inject
    Bans bans;

    @Inject
    Slots slots;

    @Inject
    Reception reception;

    @Inject
    ErrandsDone errands;

    @BeforeEach
    void freshBudgets() {
        errands.await();
        sql.update("delete from letter_slot");
    }

    /// A list to which each [Who] is what the name says.
    MailingList peopled(String... settings) {
        domains.add("pages.example.org");
        MailingList list = register.create(
                Address.of("same" + LISTS.incrementAndGet() + "@pages.example.org"),
                "Chess Club",
                ListSettings.USUAL.with("subscribe=moderate"),
                List.of(),
                HOUSE);
        join(list, Who.MEMBER.address(), Who.HIDDEN_AND_PAUSED.address());
        Member heidi = members.find(list.id(), Address.of(Who.HIDDEN_AND_PAUSED.address()))
                .orElseThrow();
        var options =
                Map.of("hide", "on", "pause", LocalDate.now(ZoneOffset.UTC).plusDays(30) + "");
        members.choose(heidi, members.wished(heidi.preferences(), options), HOUSE);
        var wanda = new Mailbox("", Address.of(Who.WAITS_FOR_A_MODERATOR.address()));
        reception.join(list, Application.signedIn(wanda, ""), HOUSE);
        register.change(list, List.of(settings), HOUSE);
        sql.update("delete from letter_slot");
        var three = new Slots.Bound(3, Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertTrue(slots.take("confirm", Who.HAD_ALL_LETTERS_OF_THE_DAY.address(), three));
        }
        bans.add(list, Who.BANNED_BY_A_PATTERN.address().replace("z", "*"), "", HOUSE);
        bans.add(list, Who.BANNED.address(), "", HOUSE);
        return MailingList.withId(list.id()).orElseThrow();
    }

    /// Each sees what a stranger sees, at the same price.
    ///
    /// @param deed asks a list in that name
    /// @return what the stranger sees
    Seen sameForAll(List<Who> all, BiFunction<MailingList, Who, Seen> deed, String... settings) {
        seen(Who.STRANGER, deed, settings); // what is made once for all is made
        Seen stranger = seen(Who.STRANGER, deed, settings);
        for (Who who : all) assertEquals(stranger, seen(who, deed, settings), who.toString());
        return stranger;
    }

    private Seen seen(Who who, BiFunction<MailingList, Who, Seen> deed, String... settings) {
        MailingList list = peopled(settings);
        Seen seen = deed.apply(list, who).without(list, who);
        errands.await();
        return seen;
    }

    /// What is answered, and what is asked of the database below classes whose names begin so.
    static Seen heard(String below, Supplier<Response> question) {
        CountedDriver.listen(below);
        Response answer = question.get();
        List<String> statements = CountedDriver.heard();
        String headers = answer.headers().asList().stream()
                .map(header -> header.getName() + ": " + header.getValue().replaceAll("=[^;]*", "="))
                .filter(header -> !header.startsWith("Date"))
                .sorted()
                .collect(Collectors.joining("\n"));
        return new Seen(answer.statusCode() + "\n" + headers + "\n\n" + answer.asString(), statements);
    }
}
