package org.carillon.letters;

import io.quarkus.qute.Engine;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.lists.By;
import org.carillon.lists.ListText;
import org.carillon.lists.ListTexts;
import org.carillon.lists.MailingList;
import org.carillon.lists.TextVersion;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The words of a list's letters: those of the list where it has some, which a letter and its preview fill the same
/// way, and the usual ones to begin with.
@ApplicationScoped
public class LetterTexts {
    private final ListTexts texts;
    private final Engine engine;
    private final String web;

    LetterTexts(
            ListTexts texts,
            Engine engine,
            @ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web) {
        this.texts = texts;
        this.engine = engine;
        this.web = web;
    }

    /// The letter in the list's own words.
    ///
    /// @param values of the kind's own placeholders
    /// @return nothing when the list has none
    public Optional<ListText> written(MailingList list, LetterKind kind, Map<String, String> values) {
        return texts.find(list, kind.word()).map(own -> Placeholders.fill(own, all(list, values)));
    }

    /// The usual subject of a letter.
    public String subject(MailingList list, LetterKind kind, Map<String, String> values) {
        return Placeholders.fill(new ListText(kind.subject(), ""), all(list, values))
                .subject();
    }

    /// How the letter would look with these words and made-up values.
    ///
    /// @throws org.carillon.lists.SettingException when they cannot be used
    public ListText preview(MailingList list, LetterKind kind, String subject, String body) {
        return Placeholders.fill(Placeholders.checked(kind, subject, body), all(list, EXAMPLES));
    }

    /// @param seen the version that whoever wrote this has seen, or [ListTexts#ANY]
    /// @return false when somebody else was faster; then nothing is changed
    /// @throws org.carillon.lists.SettingException when they cannot be used
    public boolean set(MailingList list, LetterKind kind, int seen, ListText text, By by) {
        ListText checked = Placeholders.checked(kind, text.subject(), text.body());
        return texts.change(list, kind.word(), seen, checked, by);
    }

    /// Back to the usual words.
    ///
    /// @return as [#set] does it
    public boolean reset(MailingList list, LetterKind kind, int seen, By by) {
        return texts.change(list, kind.word(), seen, null, by);
    }

    /// Makes the letter what it was in that version.
    ///
    /// @return false when there is no such version
    /// @throws org.carillon.lists.SettingException when those words cannot be used any more
    public boolean restore(MailingList list, LetterKind kind, long number, By by) {
        Optional<TextVersion> then = texts.version(list, kind.word(), number);
        if (then.isEmpty()) return false;
        ListText text = then.get().text();
        return text == null ? reset(list, kind, ListTexts.ANY, by) : set(list, kind, ListTexts.ANY, text, by);
    }

    /// The version in force; 0 when nobody has ever changed that letter.
    public int version(MailingList list, LetterKind kind) {
        return texts.newest(list, kind.word());
    }

    /// Those before that one (0: from the newest), the newest first.
    public List<TextVersion> versions(MailingList list, LetterKind kind, int before, int limit) {
        return texts.page(list, kind.word(), before, limit);
    }

    public Optional<ListText> own(MailingList list, LetterKind kind) {
        return texts.find(list, kind.word());
    }

    /// The names of the letters that have words of their own.
    public List<String> own(MailingList list) {
        return texts.names(list);
    }

    /// The usual words with their placeholders, to begin with. Where they depend on what there is to say, all of it
    /// is there.
    public ListText usual(LetterKind kind) {
        String body = java.util.Objects.requireNonNull(
                        engine.getTemplate("letters/" + kind.word() + ".txt"), kind.word())
                .data(USUAL)
                .render();
        return new ListText(kind.subject(), body.replaceAll("[ \\t]+\n", "\n").replaceAll("\n{3,}", "\n\n"));
    }

    private Map<String, String> all(MailingList list, Map<String, String> values) {
        ListWords words = ListWords.of(list, web);
        var all = new HashMap<>(values);
        all.put("list", words.name());
        all.put("list-address", words.address());
        all.put("page", words.page());
        all.put("request", words.request());
        all.put("join", words.join());
        all.put("leave", words.leave());
        all.put("owner", words.owner());
        if (values.containsKey("token")) all.put("link", words.page() + "/confirm/" + values.get("token"));
        return all;
    }

    /// What is behind each placeholder in a preview.
    private static final Map<String, String> EXAMPLES = Map.ofEntries(
            Map.entry("address", "ana@example.org"),
            Map.entry("name", "Ana Lopez"),
            Map.entry("token", "k3v9q2m7x4b8n6c1z5w0p7d2f4"),
            Map.entry("change", "mode nomail"),
            Map.entry("invited-by", "olga@example.org"),
            Map.entry("words", "We would love to have you here."),
            Map.entry("reason", "This list is for members of the club."),
            Map.entry("subject", "The next tournament"),
            Map.entry("results", "  set mode nomail\n    The question is on its way.\n"),
            Map.entry("members", "  Ana Lopez <ana@example.org>\n  Ben <ben@example.org>\n"),
            Map.entry("posts", "2345"),
            Map.entry("new-address", "ana@new.example"),
            Map.entry("where", "on this list"),
            Map.entry("lists", "  chess@lists.example.org\n"),
            Map.entry("approve", "list-confirm+k3v9q2m7x4@example.org"),
            Map.entry("reject", "list-confirm+b8n6c1z5w0@example.org"),
            Map.entry("author", "Ana Lopez <ana@example.org>"),
            Map.entry("notes", "The spam filter finds nothing."),
            Map.entry("number", "1234"));

    /// The fields of the usual templates, each its own placeholder.
    private static final Map<String, Object> USUAL = Map.ofEntries(
            Map.entry(
                    "list",
                    new ListWords("{list}", "{page}", "{list-address}", "{request}", "{join}", "{leave}", "{owner}")),
            Map.entry("address", "{address}"),
            Map.entry("token", "{token}"),
            Map.entry("link", "{link}"),
            Map.entry("change", "{change}"),
            Map.entry("results", List.of(Map.of("command", "{results}", "outcome", ""))),
            Map.entry("subject", "{subject}"),
            Map.entry("members", List.of("{members}")),
            Map.entry("more", false),
            Map.entry("number", "{number}"),
            Map.entry("posts", "{posts}"),
            Map.entry("newAddress", "{new-address}"),
            Map.entry("where", "{where}"),
            Map.entry("lists", List.of("{lists}")),
            Map.entry("reason", "{reason}"),
            Map.entry("approve", "{approve}"),
            Map.entry("reject", "{reject}"),
            Map.entry("waiting", 1),
            Map.entry("full", false),
            Map.entry("id", "{number}"),
            Map.entry(
                    "post",
                    Map.of(
                            "author", "{author}",
                            "subject", "{subject}",
                            "reason", "{reason}",
                            "notes", List.of("{notes}"))),
            Map.entry("request", Map.of("who", Map.of("address", "{address}", "name", "{name}"), "words", "{words}")),
            Map.entry(
                    "invitation",
                    Map.of("who", Map.of("name", "{name}"), "words", "{words}", "invitedBy", "{invited-by}")));
}
