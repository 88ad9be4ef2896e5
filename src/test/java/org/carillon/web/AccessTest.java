package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.lists.MailingList;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who may see which page. 303 leads to the sign-in page; 404 is what the page of a list that does not exist
/// says, too.
@QuarkusTest
class AccessTest extends WithPages {
    private static final List<String> ARCHIVE = List.of("", "/2026-08", "/thread/HASH", "/message/HASH");

    private static final Map<String, Visit> VISITS = new HashMap<>();
    private static String owner = "";
    private static String member = "";

    @BeforeEach
    void fivePeople() {
        if (!VISITS.isEmpty()) return;
        owner = fresh("olga") + "@home.example";
        member = fresh("mia") + "@home.example";
        String other = fresh("otto") + "@home.example";
        list(List.of(other), "archive=members");
        VISITS.put("visitor", new Visit());
        VISITS.put("member", signedIn(member, false));
        VISITS.put("other", signedIn(other, false));
        VISITS.put("owner", signedIn(owner, false));
        VISITS.put("admin", signedIn(fresh("adam") + "@home.example", true));
    }

    private static List<Integer> statuses(String path) {
        var found = new ArrayList<Integer>();
        for (String who : List.of("visitor", "member", "other", "owner", "admin")) {
            Visit visit = java.util.Objects.requireNonNull(VISITS.get(who));
            found.add(visit.look(path).statusCode());
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            archive public  | 200 200 200 200 200
            archive members | 404 200 404 200 200
            archive owners  | 404 404 404 200 200
            archive none    | 404 404 404 404 404
            raw public      | 303 200 200 200 200
            raw members     | 404 200 404 200 200
            raw owners      | 404 404 404 200 200
            raw none        | 404 404 404 404 404
            held public     | 303 404 404 200 200
            members public  | 303 404 404 200 200
            member public   | 303 404 404 200 200
            queue public    | 303 404 404 404 200
            own public      | 303 200 200 200 200
            no-own public   | 303 404 404 404 404
            rules public    | 303 404 404 200 200
            site public     | 303 404 404 404 200
            nowhere public  | 404 404 404 404 404
            """)
    void showsEachPageOnlyToThoseWhoMaySeeIt(String page, String expected) {
        String[] words = page.split(" ");
        MailingList list = list(List.of(owner), "archive=" + words[1]);
        join(list, member);
        String hash = archived(list, "Message-ID: <a>", "Subject: Hello", "", "Hello all");
        long id = members.page(list.id(), 0, 1).getFirst().id();
        List<Integer> wanted =
                List.of(expected.split(" ")).stream().map(Integer::valueOf).toList();

        for (String path : paths(words[0], path(list), hash, id)) assertEquals(wanted, statuses(path), path);
    }

    private static List<String> paths(String page, String list, String hash, long member) {
        return switch (page) {
            case "archive" ->
                ARCHIVE.stream()
                        .map(p -> list + "/archive" + p.replace("HASH", hash))
                        .toList();
            case "raw" -> List.of(list + "/archive/message/" + hash + "/raw");
            case "held" -> List.of(list + "/held");
            case "members" -> List.of(list + "/members", list + "/members?find=mia");
            case "member" -> List.of(list + "/members/" + member, list + "/members/" + member + "/remove");
            case "queue" -> List.of("/queue", "/queue/letters", "/queue/aside");
            case "own" ->
                List.of(
                        "/me/away",
                        "/me/away/letters",
                        "/me/folders",
                        "/me/folders/SU5CT1g",
                        "/me/rules",
                        "/me/rules/rule",
                        "/me/rules/text",
                        "/me/rules/try");
            case "no-own" ->
                List.of(
                        "/me/folders/Q2hlc3M",
                        "/me/folders/SU5CT1g/1786000000.7.mx.example.org",
                        "/me/folders/SU5CT1g/1786000000.7.mx.example.org/raw",
                        "/me/folders/Li4",
                        "/me/away/letters?before=x");
            case "rules" -> List.of(list + "/rules", list + "/rules/try");
            case "site" -> List.of("/site/rules", "/site/rules/try");
            default ->
                List.of(
                        "/lists/nobody@pages.example.org/archive",
                        list + "/archive/2026-13",
                        "/lists/%00@pages.example.org/archive",
                        list + "/archive/thread/NONE",
                        list + "/archive/thread/%00",
                        list + "/archive/message/%00",
                        list + "/archive/message/%F0%9F",
                        list + "/archive?after=%00",
                        list + "/archive/2026-08?after=zzzzzzzzzzzzz.zzzzzzzzzzzzz",
                        list + "/archive/message/NONE",
                        list + "/archive?after=junk");
        };
    }
}
