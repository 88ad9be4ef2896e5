package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.carillon.api.Api;
import org.carillon.lists.Actor;
import org.carillon.lists.Bans;
import org.carillon.lists.By;
import org.carillon.lists.Invitations;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.ListText;
import org.carillon.lists.ListTexts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Moves;
import org.carillon.lists.Nesting;
import org.carillon.lists.Right;
import org.carillon.lists.Role;
import org.carillon.lists.Token;
import org.carillon.lists.Tokens;
import org.carillon.lists.Trail;
import org.carillon.mail.Address;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The table of rights, held against every page and every call of the API that it speaks of, with everybody who
/// may come: each is let in or turned away as [Right#from()] says. The list is as shut as can be, so that no setting
/// opens anything.
@QuarkusTest
class RolesAtEveryDoorTest extends WithPages {
    /// Who comes, and what they are to the list.
    enum Guest {
        STRANGER(Role.VISITOR),
        SOMEBODY(Role.VISITOR),
        MEMBER(Role.MEMBER),
        MODERATOR(Role.MODERATOR),
        OWNER(Role.OWNER),
        OWNER_OF_ANOTHER_LIST(Role.VISITOR),
        DOMAIN_ADMIN(Role.DOMAIN_ADMIN),
        ADMIN_OF_ANOTHER_DOMAIN(Role.VISITOR),
        SITE_ADMIN(Role.SITE_ADMIN);

        private final Role role;

        Guest(Role role) {
            this.role = role;
        }
    }

    /// A list of its own for each request, as many change it.
    private record Place(MailingList list, Map<String, String> words) {
        String filled(String text) {
            return WORD.matcher(text).replaceAll(m -> words.getOrDefault(m.group(), m.group()));
        }
    }

    private static final Pattern WORD = Pattern.compile("[A-Z]{2,}");
    private static final String ELSEWHERE = "roles-elsewhere.example";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Map<Guest, Visit> VISITS = new EnumMap<>(Guest.class);
    private static final Map<Guest, String> FORM_TOKENS = new EnumMap<>(Guest.class);
    private static final Map<Guest, String> ADDRESSES = new EnumMap<>(Guest.class);

    @Inject
    Bans bans;

    @Inject
    Moves moves;

    @Inject
    Nesting nesting;

    @Inject
    Tokens tokens;

    @Inject
    ListTexts texts;

    @Inject
    Trail trail;

    @Inject
    Sql sql;

    @Inject
    Ids ids;

    @Inject
    Clock clock;

    @BeforeEach
    void guests() {
        if (!VISITS.isEmpty()) return;
        domains.add(ELSEWHERE);
        String here = list(List.of()).address().domain();
        for (Guest guest : Guest.values()) {
            String address = fresh("guest") + "@home.example";
            ADDRESSES.put(guest, address);
            VISITS.put(guest, guest == Guest.STRANGER ? new Visit() : signedIn(address, guest == Guest.SITE_ADMIN));
            FORM_TOKENS.put(guest, formToken(guest));
        }
        admin(here, ADDRESSES.get(Guest.DOMAIN_ADMIN));
        admin(ELSEWHERE, ADDRESSES.get(Guest.ADMIN_OF_ANOTHER_DOMAIN));
    }

    private void admin(String domain, String address) {
        sql.update(
                "insert into domain_admin (domain, address, address_key) values (?, ?, ?)",
                domain,
                address,
                Address.of(address).key());
    }

    private static String formToken(Guest guest) {
        Visit visit = VISITS.get(guest);
        return Visit.token(visit.page(guest == Guest.STRANGER ? "/sign-in" : "/me/rules/text"));
    }

    private Place place() {
        By by = By.house("test");
        MailingList before =
                list(List.of(ADDRESSES.get(Guest.OWNER)), "archive=owners", "roster=staff", "subscribe=closed");
        MailingList list = moves.move(before, before.address().withLocal(fresh("moved")), false, by);
        String moderator = ADDRESSES.get(Guest.MODERATOR);
        register.addModerator(list, Address.of(moderator), by);
        String mia = ADDRESSES.get(Guest.MEMBER);
        join(list, mia);
        String hash = archived(list, "Message-ID: <a>", "Subject: Hello", "", "Hello all");
        long post = hold(list, "for a test", "From: ana@home.example", "Message-ID: <" + fresh("m") + "@x>", "", "Hi");
        bans.add(list, "worse@spam.example", "", by);
        texts.change(list, "welcome", 0, new ListText("Hi", "Dear {address}."), by);
        var words = new HashMap<String, String>();
        words.put("LIST", list.address().toString());
        words.put("HASH", hash);
        words.put("HELD", Long.toString(post));
        words.put("BAN", Long.toString(bans.page(list, 0, 1).getFirst().id()));
        words.put(
                "MEMBER", Long.toString(members.page(list.id(), 0, 1).getFirst().id()));
        words.put("OLD", before.address().toString());
        words.put("MIA", mia);
        words.put("MO", moderator);
        words.put("NEW", fresh("new") + "@home.example");
        words.put("LOCAL", fresh("fresh"));
        words.put("DOMAIN", list.address().domain());
        words.put("ASKER", Long.toString(asker(list)));
        MailingList umbrella = list(List.of());
        nesting.nest(umbrella, list, by);
        words.put("UMBRELLA", umbrella.address().toString());
        var grant = new Actor.Grant(
                Role.MODERATOR, list.address().domain(), list.address().local());
        var made = tokens.make("bot", grant, 0, Token.Maker.program(by, null));
        words.put("TOKEN", Long.toString(made.token().id()));
        words.put("INVITED", Long.toString(invited(list)));
        words.put(
                "ENTRY",
                Trail.Mark.of(trail.page(list.id(), Trail.Mark.NEWEST, 1).getFirst())
                        .toString());
        return new Place(list, words);
    }

    private long asker(MailingList list) {
        long id = ids.next();
        String address = fresh("asker") + "@home.example";
        sql.update(
                "insert into join_request (id, list_id, address, address_key, name, mode, words, asked_at, expires_at)"
                        + " values (?, ?, ?, ?, '', 'regular', '', ?, ?)",
                id,
                list.id(),
                address,
                Address.of(address).key(),
                clock.instant(),
                clock.instant().plus(JoinRequests.LIFE));
        return id;
    }

    private long invited(MailingList list) {
        long id = ids.next();
        String address = fresh("invited") + "@home.example";
        sql.update(
                "insert into invitation (id, list_id, address, address_key, name, words, invited_by, token_hash,"
                        + " invited_at, expires_at) values (?, ?, ?, ?, '', '', '', ?, ?, ?)",
                id,
                list.id(),
                address,
                Address.of(address).key(),
                "hash of " + address,
                clock.instant(),
                clock.instant().plus(Invitations.LIFE));
        return id;
    }

    @ParameterizedTest
    @EnumSource
    void eachRightIsAskedAtEveryDoor(Right right) throws IOException, InterruptedException {
        var wrong = new ArrayList<String>();
        for (RightCalls.Call call : RightCalls.ALL.getOrDefault(right, List.of())) {
            for (Guest guest : Guest.values()) {
                boolean may = guest.role.atLeast(right.from());
                String fault = call.api() ? api(call, guest, may) : web(call, guest, may);
                if (!fault.isEmpty()) wrong.add(guest + ", " + call + ": " + fault);
            }
        }
        assertEquals(List.of(), wrong);
    }

    private String web(RightCalls.Call call, Guest guest, boolean may) {
        Place place = place();
        Visit visit = VISITS.get(guest);
        String path = place.filled(call.path());
        String[] fields = Arrays.stream(place.filled(call.body()).split("&"))
                .filter(f -> !f.isEmpty())
                .flatMap(f -> Arrays.stream(f.split("=", 2)))
                .toArray(String[]::new);
        var answer = call.reading() ? visit.look(path) : visit.post(path, FORM_TOKENS.get(guest), fields);
        int status = answer.statusCode();
        boolean toSignIn = status == 303 && answer.header("Location").contains("/sign-in");
        // who may make lists elsewhere has the form, but not this domain in it
        boolean formOnly = status == 422 && call.path().equals("/lists/new");
        boolean refused = status == 404 || formOnly || guest == Guest.STRANGER && toSignIn;
        boolean done = !toSignIn && (status == 200 || status == 303);
        return (may ? done : refused) ? "" : "answered " + status + (may ? ", but may" : ", but may not");
    }

    private String api(RightCalls.Call call, Guest guest, boolean may) throws IOException, InterruptedException {
        Place place = place();
        String token = token(guest, place.list());
        boolean mayByToken = may && !token.isEmpty();
        int colon = call.body().startsWith("{") ? -1 : call.body().indexOf(':');
        String type = colon < 0 ? "application/json" : call.body().substring(0, colon);
        String body = place.filled(call.body().substring(colon + 1));
        var request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + RestAssured.port + place.filled(call.path())))
                .header("Content-Type", type)
                .method(call.method(), BodyPublishers.ofString(body));
        if (!token.isEmpty()) request.header("Authorization", "Bearer " + token);
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        Set<Integer> refusals = token.isEmpty() ? Set.of(401) : Set.of(403, 404);
        boolean right = mayByToken ? answer.statusCode() < 300 : refusals.contains(answer.statusCode());
        return right ? "" : "answered " + answer.statusCode() + " " + answer.body();
    }

    /// Members and visitors have none.
    private String token(Guest guest, MailingList list) throws IOException {
        String here = list.address().domain();
        return switch (guest) {
            case STRANGER, SOMEBODY, MEMBER -> "";
            case MODERATOR ->
                token(new Actor.Grant(Role.MODERATOR, here, list.address().local()));
            case OWNER -> token(new Actor.Grant(Role.OWNER, here, list.address().local()));
            case OWNER_OF_ANOTHER_LIST ->
                token(new Actor.Grant(
                        Role.OWNER, here, list(List.of()).address().local()));
            case DOMAIN_ADMIN -> token(new Actor.Grant(Role.DOMAIN_ADMIN, here, ""));
            case ADMIN_OF_ANOTHER_DOMAIN -> token(new Actor.Grant(Role.DOMAIN_ADMIN, ELSEWHERE, ""));
            case SITE_ADMIN -> Files.readString(Api.tokenFile()).strip();
        };
    }

    private String token(Actor.Grant grant) {
        return tokens.make("test", grant, 0, Token.Maker.program(By.house("test"), null))
                .secret();
    }

    @Test
    void everyRightIsTriedOrAwaited() {
        var missing = EnumSet.allOf(Right.class);
        missing.removeAll(RightCalls.ALL.keySet());
        assertEquals(RightCalls.AWAITED.keySet(), missing);
    }

    @Test
    void everyPageAndCallBelowAListStandsInTheTable() throws IOException {
        List<String> tried = RightCalls.ALL.values().stream()
                .flatMap(List::stream)
                .map(call -> call.method() + " "
                        + call.path().replaceAll("\\?.*", "").replaceAll("[A-Z]{2,}", "1"))
                .toList();
        var forgotten = new ArrayList<String>();
        for (String door : ListDoors.all()) {
            if (RightCalls.OPEN.containsKey(door)) continue;
            String verb = door.substring(0, door.indexOf(' '));
            var pattern = ListDoors.taken(door.substring(verb.length() + 1));
            boolean known = tried.stream()
                    .anyMatch(t -> t.startsWith(verb + " ")
                            && pattern.matcher(t.substring(verb.length() + 1)).matches());
            if (!known) forgotten.add(door);
        }
        assertEquals(List.of(), forgotten);
    }
}
