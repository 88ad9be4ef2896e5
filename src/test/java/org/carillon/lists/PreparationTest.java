package org.carillon.lists;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.testing.Letters;
import org.junit.jupiter.api.Test;

class PreparationTest {
    private static final Address CHESS = Address.of("chess@lists.example.org");
    private static final String WEB = "https://lists.example.org";

    private ListSettings settings = ListSettings.USUAL;

    private static Message post(String... fields) {
        String header = "From: Ana <ana@example.org>\r\nSubject: hello\r\nMessage-ID: <1@example.org>\r\n";
        String more = fields.length == 0 ? "" : String.join("\r\n", fields) + "\r\n";
        return new Message((header + more + "\r\nText.\r\n").getBytes(UTF_8));
    }

    private CopyRecipe recipe(Message message) {
        return Preparation.recipe(12, new ListFields(CHESS, "Chess Club", settings, WEB), message);
    }

    private Headers prepared(Message message) {
        return new Message(recipe(message).shared().apply(message)).headers();
    }

    private static String field(Headers headers, String name) {
        assertEquals(1, headers.all(name).size(), name);
        return headers.first(name).orElseThrow();
    }

    @Test
    void tellsMailProgramsAboutTheList() {
        Headers headers = prepared(post());

        assertEquals("Chess Club <chess.lists.example.org>", field(headers, "List-Id"));
        assertEquals("<mailto:chess-request@lists.example.org?subject=help>", field(headers, "List-Help"));
        assertEquals("<mailto:chess-join@lists.example.org>", field(headers, "List-Subscribe"));
        assertEquals("<mailto:chess@lists.example.org>", field(headers, "List-Post"));
        assertEquals("<mailto:chess-owner@lists.example.org>", field(headers, "List-Owner"));
        assertEquals(
                "<https://lists.example.org/lists/chess@lists.example.org/archive>", field(headers, "List-Archive"));
        assertEquals(
                "<https://lists.example.org/lists/chess@lists.example.org/archive/message/"
                        + new MessageId("1@example.org").hash() + ">",
                field(headers, "Archived-At"));
        assertEquals("List-Unsubscribe=One-Click", field(headers, "List-Unsubscribe-Post"));
        assertEquals("list", field(headers, "Precedence"));
        assertEquals("chess@lists.example.org", field(headers, "X-Loop"));
        assertEquals("chess-bounces@lists.example.org", field(headers, "Sender"));
        assertEquals("Ana <ana@example.org>", field(headers, "From"));
    }

    @Test
    void givesEachMemberAReturnPathAndAWayOutOfHisOwn() {
        CopyRecipe recipe = recipe(post());

        assertEquals("chess-bounces+{tag}.{mac}@lists.example.org", recipe.returnPath());
        assertEquals("list/12", recipe.context());
        assertEquals(
                List.of(new HeaderEdits.Added(
                        "List-Unsubscribe",
                        "<https://lists.example.org/u/12/{tag}/{token}>, <mailto:chess-leave@lists.example.org>")),
                recipe.personal());
    }

    @Test
    void makesOneCopyForAllWhereTheListWantsThat() {
        settings = settings.with("verp=off").with("one-click=off").with("archive=none");

        assertTrue(recipe(post()).sameForAll());
        assertEquals("chess-bounces@lists.example.org", recipe(post()).returnPath());
        assertFalse(prepared(post()).has("List-Unsubscribe-Post"));
        assertFalse(prepared(post()).has("Archived-At"));
    }

    @Test
    void promisesOneClickOverHttpsOnly() {
        CopyRecipe recipe =
                Preparation.recipe(12, new ListFields(CHESS, "Chess", settings, "http://localhost:8080"), post());

        assertTrue(recipe.shared().added().stream().noneMatch(f -> f.name().equals("List-Unsubscribe-Post")));
    }

    @Test
    void leavesAloneWhatTheAuthorHasSigned() {
        String signature =
                "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; h=From : To:\r\n List-Id:Sender:List-Unsubscribe;\r\n b=x";

        CopyRecipe recipe =
                recipe(post("List-Id: <other.example.org>", "List-Help: <mailto:h@example.org>", signature));
        Headers headers =
                prepared(post("List-Id: <other.example.org>", "List-Help: <mailto:h@example.org>", signature));

        assertEquals("<other.example.org>", field(headers, "List-Id"));
        assertFalse(headers.has("Sender"));
        assertEquals(List.of(), recipe.personal());
        assertEquals("<mailto:h@example.org>", field(headers, "X-List-Help"));
        assertEquals("<mailto:chess-request@lists.example.org?subject=help>", field(headers, "List-Help"));
    }

    @Test
    void keepsTheFieldsOfAnotherListAside() {
        Headers headers =
                prepared(post("List-Id: Go <go.example.org>", "Precedence: bulk", "Sender: go-bounces@example.org"));

        assertEquals("Go <go.example.org>", field(headers, "X-List-Id"));
        assertEquals("Chess Club <chess.lists.example.org>", field(headers, "List-Id"));
        assertEquals("bulk", field(headers, "Precedence"));
        assertEquals("go-bounces@example.org", field(headers, "Sender"));
    }

    @Test
    void theWordOfAFilterThatDidNotKeepThePostStaysBehind() {
        Headers headers = prepared(post("X-Spam-Flag: YES", "X-Spam-Status: Yes, score=9", "X-Spam-Score: 9"));

        assertFalse(headers.has("X-Spam-Flag"));
        assertFalse(headers.has("X-Spam-Status"));
        assertEquals("9", field(headers, "X-Spam-Score"));
        assertEquals("No, score=1", field(prepared(post("X-Spam-Status: No, score=1")), "X-Spam-Status"));
        String signature = "DKIM-Signature: v=1; a=rsa-sha256; d=example.org; h=From:X-Spam-Flag; b=x";
        assertEquals("YES", field(prepared(post("X-Spam-Flag: YES", "X-Spam: Yes", signature)), "X-Spam-Flag"));
    }

    @Test
    void putsThePrefixBeforeTheSubjectOnce() {
        settings = settings.with("subject-prefix=[Chess]");

        assertEquals("[Chess] hello", field(prepared(post()), "Subject"));
        var answer = new Message("Subject: =?UTF-8?Q?Re:_[chess]_Z=C3=BCge?=\r\n\r\n".getBytes(UTF_8));
        assertEquals("=?UTF-8?Q?Re:_[chess]_Z=C3=BCge?=", field(prepared(answer), "Subject"));
        var raw = new Message("Subject: Z\u00fcge\r\n\r\n".getBytes(ISO_8859_1));
        assertFalse(recipe(raw).shared().removed().contains("subject"));
    }

    @Test
    void sendsAnswersToTheListAndWhomTheAuthorNames() {
        settings = settings.with("reply-to=list");

        assertEquals(
                "chess@lists.example.org, home@example.org",
                field(prepared(post("Reply-To: Ana at home <home@example.org>")), "Reply-To"));
    }

    @Test
    void realLettersPassThroughButForTheListFields() {
        for (Letters.Letter letter : Letters.all()) assertPassesThrough(new Message(letter.bytes()), letter.name());
    }

    @Property(tries = 500)
    void noOtherByteIsChanged(@ForAll byte[] body, @ForAll("names") String name) {
        byte[] head = ("List-Id: <x.y>\r\n" + name + ": a\r\n\tb\r\n\r\n").getBytes(UTF_8);
        byte[] all = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        assertPassesThrough(new Message(all), name);
    }

    @net.jqwik.api.Provide
    net.jqwik.api.Arbitrary<String> names() {
        return net.jqwik.api.Arbitraries.of(
                "Subject", "list-post", "LIST-UNSUBSCRIBE", "X-Other", "Precedence", "Listen");
    }

    @Property(tries = 500)
    void noHeaderIsAnError(@ForAll("names") String name, @ForAll byte[] inName, @ForAll byte[] value) {
        settings = settings.with("subject-prefix=[Chess]").with("reply-to=list");
        String anything = new String(inName, ISO_8859_1) + ":" + new String(value, ISO_8859_1);
        for (String field : List.of(name + anything, "List-Foo" + anything, "Subject: " + anything)) {
            Message message = new Message((field + "\r\n\r\n").getBytes(ISO_8859_1));
            assertTrue(recipe(message).shared().apply(message).length > 0);
        }
    }

    @Test
    void aBlankInTheNameOfAListFieldIsNoError() {
        assertFalse(prepared(post("List-Foo Bar: x")).has("X-List-Foo Bar"));
    }

    /// What remains without the added fields is the letter without its old list fields.
    private void assertPassesThrough(Message message, String name) {
        CopyRecipe recipe = recipe(message);
        byte[] kept = new HeaderEdits(List.of(), recipe.shared().removed()).apply(message);
        byte[] copy = recipe.shared().apply(message);
        byte[] tail = java.util.Arrays.copyOfRange(copy, copy.length - kept.length, copy.length);
        assertEquals(new String(kept, ISO_8859_1), new String(tail, ISO_8859_1), name);
        Set<String> removed = recipe.shared().removed();
        assertTrue(
                removed.stream()
                        .allMatch(f -> f.startsWith("list-") || f.equals("precedence") || f.startsWith("x-spam")),
                name + " loses " + removed.toString().toLowerCase(Locale.ROOT));
    }
}
