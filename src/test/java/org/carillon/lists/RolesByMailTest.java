package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carillon.archive.Archive;
import org.carillon.domains.Secrets;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of rights, held against letters: whoever writes what, proven or in another's name, and with whatever
/// token, changes and learns no more than they may. The twin for pages and programs is `RolesAtEveryDoorTest`.
@QuarkusTest
class RolesByMailTest extends WithLists {
    /// Who writes, and what they are to the list.
    enum Guest {
        STRANGER(Role.VISITOR),
        MEMBER(Role.MEMBER),
        BANNED_MEMBER(Role.VISITOR),
        MODERATOR(Role.MODERATOR),
        OWNER(Role.OWNER),
        OWNER_OF_ANOTHER_LIST(Role.VISITOR),
        DOMAIN_ADMIN(Role.DOMAIN_ADMIN),
        ADMIN_OF_ANOTHER_DOMAIN(Role.VISITOR);

        private final Role role;

        Guest(Role role) {
            this.role = role;
        }
    }

    /// An address that a proven member may say is theirs, which a letter asks.
    private static final String NEWER = "newer@home.example";

    /// For each command a line that gives it; a new one gets its line here.
    private static final Map<String, List<String>> LINES = Map.ofEntries(
            Map.entry("Join", List.of("join", "subscribe MIA")),
            Map.entry("Leave", List.of("leave", "unsubscribe MIA", "signoff")),
            Map.entry("Confirm", List.of("confirm aaaaaaaaaaaaaaaaaaaaaaaaaa", "ok TOKEN")),
            Map.entry("Choose", List.of("set mode nomail", "set hide off", "set LIST nomail")),
            Map.entry("Change", List.of("change " + NEWER, "change " + NEWER + " all")),
            Map.entry("About", List.of("info")),
            Map.entry("Lists", List.of("lists")),
            Map.entry("Which", List.of("which", "which MIA")),
            Map.entry("Help", List.of("help")),
            Map.entry("Who", List.of("who", "review LIST")),
            Map.entry("Options", List.of("options", "password MIA")),
            Map.entry("Get", List.of("get 1")),
            Map.entry("End", List.of("end")),
            Map.entry("Refused", List.of("leave MIA", "set mode weekly")));

    /// How far the author of a letter is known.
    enum Known {
        FORGED(new CommandOrigin(false, "192.0.2.9")),
        /// Well enough to be answered: SPF speaks for the sender of the envelope.
        SENDER(new CommandOrigin(true, "")),
        /// DMARC speaks for the address in From.
        AUTHOR(new CommandOrigin(true, true, ""));

        private final CommandOrigin origin;

        Known(CommandOrigin origin) {
            this.origin = origin;
        }
    }

    /// What staff of other list servers does by letter, and nobody does here.
    private static final List<String> NO_COMMANDS = List.of(
            "approve 1",
            "accept 1",
            "reject 1",
            "discard 1",
            "approve secret subscribe LIST MIA",
            "add LIST MIA",
            "del LIST MIA",
            "set subscribe open",
            "config LIST secret",
            "newconfig LIST secret",
            "passwd secret secret",
            "distribute LIST 1",
            "Approved: secret");

    /// The one right that letters give by the tokens that go to those who have it.
    private static final Set<Right> BY_TOKEN = EnumSet.of(Right.DECIDE_REQUESTS);

    /// What a proven author reads by a command of that name: none of these changes anything.
    private static final Map<Right, String> BY_AUTHOR = Map.of(
            Right.SEE_LIST, "info",
            Right.SEE_ROSTER, "who",
            Right.READ_ARCHIVE, "get 1");

    private static final String ELSEWHERE = "elsewhere.lists.example";
    private static final Map<Guest, String> GUESTS = new EnumMap<>(Guest.class);

    @Inject
    ListCommands commands;

    @Inject
    JoinRequests requests;

    @Inject
    Confirmations confirmations;

    @Inject
    LetterTokens tokens;

    @Inject
    Invitations invitations;

    @Inject
    DomainAdmins admins;

    @Inject
    Archive archive;

    @Inject
    Messages messages;

    @Inject
    Bans bans;

    @Inject
    Trail trail;

    @Inject
    Sql sql;

    private MailingList list;
    private MailingList other;
    private String mia = "";

    /// The list is as shut as can be, and so is the other.
    @BeforeEach
    void lists() {
        sql.update("delete from letter_slot");
        String unique = Long.toString(System.nanoTime(), 36);
        mia = "mia" + unique + "@home.example";
        list = list("subscribe=closed", "archive=owners", "roster=staff");
        other = list("subscribe=closed");
        domains.add(ELSEWHERE);
        By by = By.house("test");
        for (Guest guest : Guest.values()) GUESTS.put(guest, "g" + guest.ordinal() + unique + "@home.example");
        join(list, mia, GUESTS.get(Guest.MEMBER), GUESTS.get(Guest.BANNED_MEMBER));
        bans.add(list, GUESTS.get(Guest.BANNED_MEMBER), "", by);
        register.addModerator(list, address(Guest.MODERATOR), by);
        register.addOwner(list, address(Guest.OWNER), by);
        register.addOwner(other, address(Guest.OWNER_OF_ANOTHER_LIST), by);
        admins.add(DOMAIN, address(Guest.DOMAIN_ADMIN), by);
        admins.add(ELSEWHERE, address(Guest.ADMIN_OF_ANOTHER_DOMAIN), by);
        archived();
        list = MailingList.withId(list.id()).orElseThrow();
        other = MailingList.withId(other.id()).orElseThrow();
    }

    private void archived() {
        Message post = letter("From: olga@owners.example", "Message-ID: <" + list.id() + "@x>", "", "Hello all");
        byte[] bytes = ("From: olga@owners.example\r\nMessage-ID: <" + list.id() + "@x>\r\n\r\nHello all\r\n")
                .getBytes(StandardCharsets.UTF_8);
        QuarkusTransaction.requiringNew()
                .run(() -> archive.add(list.key(), messages.store(bytes, ""), post, Instant.now()));
    }

    private static Address address(Guest guest) {
        return Address.of(GUESTS.get(guest));
    }

    private List<ListAnswer> writes(
            MailingList to, String from, String word, String argument, String text, Known known) {
        var message = letter(
                "From: " + from,
                "To: " + to.address(),
                "Subject: hello",
                "Message-ID: <" + System.nanoTime() + "@home.example>",
                "",
                text);
        return commands.obey(to, word, argument, from(from), message, known.origin);
    }

    private String filled(String line) {
        return line.replace("MIA", mia).replace("LIST", list.address().local());
    }

    /// Everything that a letter must not change, in words that show what is different.
    private String state() {
        String people = members.page(list.id(), 0, 100).stream()
                .map(m -> m.address() + " " + new HashMap<>(members.options(m)))
                .collect(Collectors.joining("\n"));
        return people + "\n" + requests.count(list.id()) + " wait, " + bans.count(list) + " bans\n"
                + MailingList.withId(list.id()).orElseThrow().settings() + "\n"
                + Staff.of(MailingList.withId(list.id()).orElseThrow());
    }

    /// To whom a letter would go.
    private static Address to(ListAnswer answer) {
        return switch (answer) {
            case ListAnswer.Confirm a -> a.asker().address();
            case ListAnswer.Welcome a -> a.member();
            case ListAnswer.Goodbye a -> a.member();
            case ListAnswer.Moved a -> a.old();
            case ListAnswer.Moving a -> a.old();
            case ListAnswer.OptionsLink a -> a.to();
            case ListAnswer.Receipt a -> a.member();
            case ListAnswer.Results a -> a.asker().address();
            case ListAnswer.Help a -> a.asker().address();
            case ListAnswer.Who a -> a.asker().address();
            case ListAnswer.OldPost a -> a.asker().address();
            case ListAnswer.Veiled a -> to(a.letter());
            case ListAnswer.Held a -> throw new AssertionError("a post: " + a);
            case ListAnswer.RequestWaits a -> a.staff();
            case ListAnswer.Declined a -> a.who();
            case ListAnswer.Undecided a -> a.who();
            case ListAnswer.Invited a -> a.invitation().address();
        };
    }

    /// Only who is on the list and has proven it has a new address asked.
    private boolean asksNewer(Guest guest, Known known, ListAnswer answer) {
        return known == Known.AUTHOR
                && members.find(list.id(), address(guest)).isPresent()
                && answer instanceof ListAnswer.Confirm confirm
                && confirm.wish() == Wish.ARRIVE
                && to(answer).equals(Address.of(NEWER));
    }

    @ParameterizedTest
    @EnumSource
    void aLetterNeitherChangesAShutListNorTellsWhoIsOnIt(Guest guest) {
        var wrong = new ArrayList<String>();
        var lines = new ArrayList<>(NO_COMMANDS);
        LINES.values().forEach(lines::addAll);
        String before = state();
        for (Known known : Known.values()) {
            for (String line : lines) {
                sql.update("delete from letter_slot");
                List<ListAnswer> answers = writes(list, GUESTS.get(guest), "request", "", filled(line), known);
                String what = guest + " " + known + ": " + line;
                boolean open = known == Known.AUTHOR
                        && LINES.get("Who").contains(line)
                        && guest.role.atLeast(Right.SEE_ROSTER.from());
                boolean told = answers.toString().replace(filled(line), "").contains(mia);
                if (told != open) wrong.add(what + (told ? " told of another" : " did not tell"));
                if (!state().equals(before)) wrong.add(what + " changed " + state());
                answers.stream()
                        .filter(a -> !to(a).equals(address(guest)))
                        .filter(a -> !asksNewer(guest, known, a))
                        .forEach(a -> wrong.add(what + " wrote to " + to(a)));
            }
            for (String word : List.of("join", "leave", "help")) {
                writes(list, GUESTS.get(guest), word, "", "", known);
                if (!state().equals(before)) wrong.add(guest + ": -" + word + " changed " + state());
            }
        }
        assertEquals(List.of(), wrong);
    }

    /// On a list that is open to its staff alone, and for what a moderator or owner sees of it.
    @ParameterizedTest
    @EnumSource
    void whoeverReadsByLetterIsAProvenAuthorWhoMay(Guest guest) {
        var wrong = new ArrayList<String>();
        for (Known known : Known.values()) {
            BY_AUTHOR.forEach((right, line) -> {
                sql.update("delete from letter_slot");
                String told = writes(list, GUESTS.get(guest), "request", "", line, known)
                        .toString();
                boolean answered = !told.equals("[]")
                        && !told.contains("not open to")
                        && !told.contains("not sent to")
                        && !told.contains("its members are told only")
                        && !told.contains("people who run it see");
                boolean may = known == Known.AUTHOR && guest.role.atLeast(right.from());
                if (answered != may) wrong.add(guest + " " + known + ": " + line + " told " + told);
            });
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyCommandThereIsIsTried() {
        var known = Arrays.stream(ListCommand.class.getPermittedSubclasses())
                .map(Class::getSimpleName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(known, new TreeSet<>(LINES.keySet()));
    }

    @Test
    void aForgedLetterNeitherSubscribesNorUnsubscribes() {
        MailingList open = list("subscribe=open");
        String eve = "eve" + System.nanoTime() + "@home.example";
        for (Known known : List.of(Known.FORGED, Known.SENDER)) {
            writes(open, eve, "join", "", "", known);
            assertTrue(members.find(open.id(), Address.of(eve)).isEmpty(), "no From proves anything");
        }
        writes(open, eve, "join", "", "", Known.AUTHOR);
        assertTrue(members.find(open.id(), Address.of(eve)).isPresent());
        for (Known known : Known.values()) {
            writes(open, eve, "leave", "", "", known);
            writes(open, eve, "request", "", "set mode nomail", known);
            assertTrue(members.find(open.id(), Address.of(eve)).isPresent(), "leaving is confirmed");
            assertEquals(
                    "regular",
                    members.options(members.find(open.id(), Address.of(eve)).orElseThrow())
                            .get("mode"));
        }
    }

    /// A request that waits, and the token by which that guest would let it in.
    private String ballot(MailingList at, Guest staff) {
        String asker = "asker" + System.nanoTime() + "@ask" + System.nanoTime() + ".example";
        var who = new Mailbox("", Address.of(asker));
        var application = new Application(who, Asker.onPage(who), MemberMode.REGULAR, "", Proof.SIGNED_IN, null);
        long id = requests.keep(at, application).orElseThrow().id();
        String token = ("t" + Long.toString(System.nanoTime(), 36) + "aaaaaaaaaaaaaaaaaaaaaaaaaa").substring(0, 26);
        sql.update(
                "insert into join_decision (token_hash, request_id, staff, approve) values (?, ?, ?, true)",
                Secrets.hash(token),
                id,
                GUESTS.get(staff));
        return token;
    }

    @ParameterizedTest
    @EnumSource
    void theTokenOfWhoMayNotDecideLetsNobodyIn(Guest guest) {
        for (Right right : BY_TOKEN) {
            boolean may = guest.role.atLeast(right.from());
            String token = ballot(list, guest);

            writes(list, "whoever@home.example", "confirm", token, "", Known.FORGED);

            assertEquals(may ? 0 : 1, requests.count(list.id()), guest + " and " + right);
            sql.update("delete from join_request where list_id = ?", list.id());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTokenOpensNothingAtAnotherList(Guest guest) {
        String token = ballot(list, guest);
        String before = state();
        for (String way : List.of("confirm " + token, "ok " + token)) {
            writes(other, GUESTS.get(guest), "request", "", way, Known.AUTHOR);
        }
        writes(other, GUESTS.get(guest), "confirm", token, "", Known.AUTHOR);
        assertEquals(before, state());
        assertTrue(tokens.look(other, token).isEmpty(), "its page shows nothing there");
    }

    @Test
    void theTokensOfWishesAndInvitationsAreForOneListOnceAndForWhomTheyWereMade() {
        MailingList closed = other;
        String who = "wish" + System.nanoTime() + "@home.example";
        var wish = new Confirmations.Pending(new Mailbox("", Address.of(mia)), Wish.LEAVE, MemberMode.REGULAR, "");
        String leave = confirmations.ask(list, wish);
        String invited = invitations
                .keep(list, new Mailbox("", Address.of(who)), "", By.house("test"))
                .token();
        String before = state();
        for (String token : List.of(leave, invited)) {
            writes(closed, "forger@home.example", "confirm", token, "", Known.FORGED);
            assertEquals(before, state());
            assertEquals(0, members.count(closed.id()));
        }

        writes(list, "forger@home.example", "confirm", invited, "", Known.FORGED);
        assertTrue(members.find(list.id(), Address.of(who)).isPresent(), "whoever has it read the letter to " + who);
        assertTrue(members.find(list.id(), Address.of("forger@home.example")).isEmpty(), "not who sends it");
        writes(list, "forger@home.example", "confirm", leave, "", Known.FORGED);
        assertTrue(members.find(list.id(), Address.of(mia)).isEmpty());
        join(list, mia);
        writes(list, "forger@home.example", "confirm", leave, "", Known.FORGED);
        assertTrue(members.find(list.id(), Address.of(mia)).isPresent(), "once");
    }

    @Test
    void aForgerLearnsNoTokenAndTheOwnersNameOpensNothing() {
        MailingList moderated = list("subscribe=moderate");
        String ben = "ben" + System.nanoTime() + "@home.example";
        List<ListAnswer> answers = writes(moderated, ben, "join", "", "", Known.FORGED);
        assertFalse(answers.isEmpty());
        answers.forEach(a -> assertEquals(Address.of(ben), to(a), "only the address itself hears"));
        assertEquals(0, requests.count(moderated.id()), "who has proven nothing does not wait");
        writes(
                moderated,
                "olga@owners.example",
                "request",
                "",
                "approve 1\naccept 1\nlet " + ben + " in",
                Known.FORGED);
        assertTrue(members.find(moderated.id(), Address.of(ben)).isEmpty());
        Pattern token = Pattern.compile("[a-z2-7]{26}");
        String trailed = trail.page(moderated.id(), Trail.Mark.NEWEST, 20).toString();
        assertFalse(token.matcher(trailed).find(), trailed);
    }
}
