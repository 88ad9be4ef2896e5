package org.carillon.web;

import static org.hamcrest.Matchers.containsString;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberChange;
import org.carillon.lists.MemberMode;
import org.carillon.lists.PostAction;
import org.carillon.mail.Address;
import org.carillon.testing.Eventually;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// An owner looks after the members of a list.
@QuarkusTest
class MemberPagesTest extends WithPages {
    private static final Pattern NEXT = Pattern.compile("href=\"([^\"]*)\" rel=\"next\"");

    private MailingList list;
    private Visit olga;
    private String page;

    @BeforeEach
    void anOwner() {
        String address = fresh("olga") + "@home.example";
        list = list(List.of(address));
        olga = signedIn(address, false);
        page = path(list) + "/members";
    }

    private Member member(String address) {
        return members.find(list.id(), Address.of(address)).orElseThrow();
    }

    @Test
    void saysThatNobodyIsThereAndHowToTakePeopleIn() {
        String text = read(olga.page(page));
        assertTrue(text.contains("0 people are on this list") && text.contains("Nobody is on this list yet"), text);
    }

    @Test
    void takesManyInAndTellsAboutEachWrongLine() {
        join(list, "ana@home.example");
        var answer = olga.send(
                page,
                page + "/add",
                "lines",
                "Ben Berg <ben@home.example>\r\n\r\nana@home.example\r\nno address\r\ncleo@home.example,nomail\r\n"
                        + list.address());
        answer.then().statusCode(422).body(containsString("no address"));
        String text = read(answer.asString());
        assertTrue(text.contains("2 new members, 1 known before, 2 lines refused."), text);
        assertTrue(text.contains("Line 4:") && text.contains("Line 6:"), text);
        assertEquals("Ben Berg", member("ben@home.example").mailbox().name());
        assertEquals(
                MemberMode.NOMAIL, member("cleo@home.example").preferences().mode());

        var fine = olga.send(page, page + "/add", "lines", "dora@home.example");
        fine.then().statusCode(200);
        assertTrue(read(fine.asString()).contains("1 new member, 0 known before, 0 lines refused."));
    }

    @Test
    void asksForAnAddressWhenThereIsNone() {
        olga.send(page, page + "/add", "lines", " \r\n")
                .then()
                .statusCode(422)
                .body(containsString("role=\"alert\""))
                .body(containsString("at least one address"));
    }

    @Test
    void showsAllInPages() {
        join(
                list,
                IntStream.range(0, 120).mapToObj(i -> "m" + i + "@home.example").toArray(String[]::new));
        String html = olga.page(page);
        assertTrue(read(html).contains("120 people are on this list"));
        int pages = 1;
        for (Matcher next = NEXT.matcher(html); next.find(); next = NEXT.matcher(html), pages++) {
            html = olga.page(next.group(1));
        }
        assertEquals(3, pages);
        assertTrue(html.contains("m119@home.example") && !html.contains("m99@home.example"));
    }

    @Test
    void findsByTheBeginningOfAnAddressOrAName() {
        join(list, "Ana Lopez <al@home.example>", "ben@home.example", "lopez@home.example");
        String text = read(olga.page(page + "?find=ANA"));
        assertTrue(text.contains("al@home.example") && !text.contains("ben@home.example"), text);
        assertTrue(read(olga.page(page + "?find=lop")).contains("lopez@home.example"));
        String nobody = olga.page(page + "?find=%3Cscript%3E");
        assertTrue(read(nobody).contains("begins with “<script>”"), nobody);
        assertFalse(nobody.contains("<script>"));
        assertEquals(404, olga.look(page + "?after=junk").statusCode());
    }

    @Test
    void changesWhatAMemberGets() {
        join(list, "ana@home.example");
        String card = page + "/" + member("ana@home.example").id();
        olga.send(card, card, "mode", "nomail", "hide", "on", "ack", "on", "pause", "2999-01-01")
                .then()
                .statusCode(422)
                .body(containsString("at most 5 years"));
        String day = LocalDate.now().plusDays(9).toString();
        olga.send(
                        card, card, "mode", "digest", "hide", "on", "ack", "on", "pause", day, "name", "Ana", "action",
                        "hold")
                .then()
                .statusCode(303);
        assertEquals(
                Map.of(
                        "mode",
                        "digest",
                        "own-posts",
                        "off",
                        "duplicates",
                        "off",
                        "hide",
                        "on",
                        "ack",
                        "on",
                        "pause",
                        day),
                members.options(member("ana@home.example")));
        assertEquals(PostAction.HOLD, member("ana@home.example").action());
        String shown = olga.page(card);
        assertTrue(shown.contains("value=\"" + day + "\"") && read(shown).contains("Digests are coming"), shown);
        assertTrue(read(olga.page(page)).contains("a digest as plain text paused"));
        olga.send(card, card, "mode", "regular", "own-posts", "on", "duplicates", "on", "name", "", "action", "none")
                .then()
                .statusCode(303);
        assertEquals(Member.Preferences.USUAL, member("ana@home.example").preferences());
        olga.send(card, card, "mode", "<weekly>")
                .then()
                .statusCode(422)
                .body(containsString("is no mode of a member"))
                .body(containsString("&lt;weekly&gt;"));
        olga.post(card, "", "mode", "nomail").then().statusCode(400);
        assertEquals(Member.Preferences.USUAL, member("ana@home.example").preferences());
    }

    @Test
    void leavesWhatTheMemberChangedWhileTheCardWasOpen() {
        join(list, "ana@home.example");
        String card = page + "/" + member("ana@home.example").id();
        String open = olga.page(card);
        members.change(
                member("ana@home.example"),
                new MemberChange("Ana", null, Map.of("mode", "nomail", "ack", "on")),
                By.house("test"));

        olga.post(
                        card,
                        Visit.token(open),
                        "mode",
                        "regular",
                        "own-posts",
                        "on",
                        "duplicates",
                        "on",
                        "hide",
                        "on",
                        "name",
                        "",
                        "action",
                        "hold",
                        "shown",
                        open.replaceAll("(?s).*name=\"shown\" value=\"([^\"]*)\".*", "$1"),
                        "shown-name",
                        "",
                        "shown-action",
                        open.replaceAll("(?s).*name=\"shown-action\" value=\"([^\"]*)\".*", "$1"))
                .then()
                .statusCode(303);

        Member ana = member("ana@home.example");
        assertEquals("Ana", ana.mailbox().name());
        assertEquals(PostAction.HOLD, ana.action());
        assertEquals(MemberMode.NOMAIL, ana.preferences().mode());
        assertTrue(ana.preferences().ack() && ana.preferences().hidden());
    }

    /// The page could say so only behind the last byte of what may be 256 MB.
    @Test
    void takesNoByteOfAFileFromWhoMayNotSendIt() throws IOException {
        Visit guest = signedIn(fresh("gus") + "@home.example", false);
        String border = "--b\r\nContent-Disposition: form-data; name=file; filename=a.csv\r\n\r\n";
        for (Visit visit : List.of(guest, olga)) {
            try (var socket = new Socket("127.0.0.1", RestAssured.port)) {
                socket.setSoTimeout(visit == guest ? 20_000 : 1_000);
                socket.getOutputStream()
                        .write(("POST " + page + "/file HTTP/1.1\r\nHost: lists.example\r\nCookie: " + visit.cookies()
                                        + "\r\nContent-Type: multipart/form-data; boundary=b\r\nContent-Length: 200000000"
                                        + "\r\n\r\n" + border)
                                .getBytes(StandardCharsets.UTF_8));
                if (visit == guest) {
                    String answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.UTF_8);
                    assertEquals("HTTP/1.1 404", answer);
                } else {
                    assertThrows(
                            SocketTimeoutException.class,
                            () -> socket.getInputStream().read());
                }
            }
        }
    }

    @Test
    void removesAfterAsking() {
        join(list, "ana@home.example", "ben@home.example");
        String card = page + "/" + member("ana@home.example").id();
        assertTrue(olga.page(card).contains(card + "/remove"));
        assertEquals(2, members.count(list.id()));
        String ask = card + "/remove";
        String token = Visit.token(olga.page(ask));
        olga.post(ask, token).then().statusCode(303);
        assertEquals(1, members.count(list.id()));
        assertTrue(read(olga.page(page)).contains("ana@home.example is not on the list any more."));
        olga.post(ask, token).then().statusCode(303);
        assertTrue(read(olga.page(page)).contains("had left already"));
        assertEquals(404, olga.look(card).statusCode());
    }

    @Test
    void reachesNoMemberOfAnotherList() {
        MailingList other = list(List.of("otto@home.example"));
        join(other, "theirs@home.example");
        long id = members.page(other.id(), 0, 1).getFirst().id();
        assertEquals(404, olga.look(page + "/" + id).statusCode());
        olga.send(page, page + "/" + id + "/remove").then().statusCode(303);
        olga.send(page, page + "/" + id, "mode", "nomail").then().statusCode(404);
        assertEquals(1, members.count(other.id()));
    }

    @Test
    void showsHostileNamesHarmlessly() {
        join(list, "<script>alert(1)</script><b>x\u202e <evil@home.example>", "w".repeat(5000) + " <w@home.example>");
        String html = olga.page(page);
        assertFalse(html.contains("<script") || html.contains("<b>x") || html.contains("\u202e"), html);
        assertTrue(html.contains("&lt;script&gt;"), html);
    }

    @Test
    void readsAFileInAndShowsHowFarItIs() throws IOException {
        String file = "address,name,ack\nana@home.example,Ana,on\nnobody,,\n";
        var sent = olga.upload(page, page + "/file", "file", "people.csv", file.getBytes(StandardCharsets.UTF_8));
        sent.then().statusCode(303);
        String work = URI.create(sent.header("Location")).getPath();
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> read(olga.page(work)).contains("1 new member, 0 known before, 1 line refused."));
        assertTrue(read(olga.page(work)).contains("people.csv")
                && read(olga.page(work)).contains("Line 3:"));
        assertEquals("on", members.options(member("ana@home.example")).get("ack"));
        assertTrue(olga.page(page + ".csv").contains("ana@home.example,Ana,regular,on,on,off,on,off,none,0,"));
        assertEquals(null, olga.look(work).header("Refresh"), "it is done");
    }

    @Test
    void takesFilesOnlyFromThoseWhoMayAndWithTheFormsToken() throws IOException {
        byte[] file = "eve@home.example".getBytes(StandardCharsets.UTF_8);
        assertEquals(
                415,
                new Visit()
                        .upload("/sign-in", page + "/file", "file", "x.csv", file)
                        .statusCode());
        Visit eve = signedIn(fresh("eve") + "@home.example", false);
        assertEquals(
                404, eve.upload("/lists", page + "/file", "file", "x.csv", file).statusCode());
        assertEquals(404, eve.look(page + ".csv").statusCode());
        assertEquals(404, eve.look(page).statusCode());
        assertEquals(400, olga.upload("", page + "/file", "file", "x.csv", file).statusCode());
        assertEquals(
                303, olga.upload(page, page + "/file", "other", "x.csv", file).statusCode());
        assertTrue(read(olga.page(page)).contains("Choose a file that is not empty"));
        assertEquals(0, members.count(list.id()));
    }

    @Test
    void doesTheSameWithThoseThatAreTicked() {
        join(list, "ana@home.example", "ben@home.example", "cleo@home.example");
        String several = page + "/several";
        String ana = Long.toString(member("ana@home.example").id());
        String ben = Long.toString(member("ben@home.example").id());

        olga.send(page, several, "deed", "mode=digest", "who", "ticked", "member", ana, "member", ben)
                .then()
                .statusCode(303);
        assertEquals(MemberMode.DIGEST, member("ben@home.example").preferences().mode());
        assertTrue(read(olga.page(page + "?mode=digest")).contains("2 members were found."));
        olga.send(page, several, "deed", "action=hold", "member", ana).then().statusCode(303);
        assertEquals(PostAction.HOLD, member("ana@home.example").action());
        String ask = olga.send(page, several, "deed", "remove", "member", ana).asString();
        assertTrue(read(ask).contains("Remove one member?") && ask.contains("ana@home.example"), ask);
        assertEquals(3, members.count(list.id()));
        olga.post(several, Visit.token(ask), "deed", "remove", "member", ana, "sure", "yes")
                .then()
                .statusCode(303);
        assertEquals(2, members.count(list.id()));
        olga.send(page, several, "deed", "remove").then().statusCode(303);
        assertTrue(read(olga.page(page)).contains("Tick somebody first"));
        olga.send(page, several, "deed", "", "member", ben).then().statusCode(303);
        assertTrue(read(olga.page(page)).contains("Choose what shall be done"));
    }

    @Test
    void doesTheSameWithAllThatWereFound() {
        join(list, "ana@home.example", "anton@home.example,nomail", "ben@home.example");
        String several = page + "/several";
        olga.send(page, several, "deed", "mode=notices", "who", "found", "find", "an")
                .then()
                .statusCode(303);
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> member("anton@home.example").preferences().mode() == MemberMode.NOTICES);
        String ask = olga.send(page, several, "deed", "remove", "who", "found", "mode", "notices")
                .asString();
        assertTrue(read(ask).contains("Remove 2 members?"), ask);
        var sent = olga.post(
                several,
                Visit.token(ask),
                "deed",
                "remove",
                "who",
                "found",
                "mode",
                "notices",
                "find",
                "",
                "sure",
                "yes");
        String work = URI.create(sent.header("Location")).getPath();
        Eventually.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> read(olga.page(work)).contains("2 members were removed."));
        assertEquals(1, members.count(list.id()));
        assertEquals(404, olga.look(page + "?mode=weekly").statusCode());
    }
}
