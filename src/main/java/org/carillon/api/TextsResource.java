package org.carillon.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.letters.LetterKind;
import org.carillon.letters.LetterTexts;
import org.carillon.lists.ListText;
import org.carillon.lists.ListTexts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// The words of the letters that a list writes.
@AsksRights
@Path("/api/v1/lists/{address}/texts")
@Tag(name = "lists")
public class TextsResource {
    /// @param own true when the list has words of its own
    /// @param placeholders what may stand in braces
    /// @param version in force; 0 when nobody has ever changed it
    /// @param needed one of these must stand in the body; empty: none must
    public record Text(
            String name,
            String when,
            boolean own,
            String subject,
            String body,
            List<String> placeholders,
            List<String> needed,
            int version) {}

    /// @param version the one that these words were made from; when another is in force by now, nothing is changed
    public record Words(
            @Nullable String subject,
            @Nullable String body,
            @Nullable Integer version) {}

    private final LetterTexts texts;
    private final Caller caller;

    TextsResource(LetterTexts texts, Caller caller) {
        this.texts = texts;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the words of all letters that a list writes")
    public List<Text> list(@RestPath String address) {
        MailingList list = caller.list(address, Right.CHANGE_TEXTS);
        return Arrays.stream(LetterKind.values()).map(kind -> text(list, kind)).toList();
    }

    @GET
    @Path("{name}")
    @Operation(summary = "Show the words of a letter and the placeholders it knows")
    public Text show(@RestPath String address, @RestPath String name) {
        return text(caller.list(address, Right.CHANGE_TEXTS), kind(name));
    }

    @PUT
    @Path("{name}")
    @Operation(summary = "Give a letter words of the list's own")
    public Text set(@RestPath String address, @RestPath String name, @Nullable Words body) {
        MailingList list = caller.list(address, Right.CHANGE_TEXTS);
        LetterKind kind = kind(name);
        Words wanted = Wanted.body(body);
        String subject = wanted.subject() == null ? kind.subject() : wanted.subject();
        int seen = wanted.version() == null ? ListTexts.ANY : Math.max(0, wanted.version());
        var words = new ListText(subject, Wanted.field("body", wanted.body()));
        if (texts.set(list, kind, seen, words, caller.actor().by())) return text(list, kind);
        throw Refusal.conflict(
                "Version " + texts.version(list, kind) + " of that letter is in force by now; look at" + " it first.");
    }

    @DELETE
    @Path("{name}")
    @Operation(summary = "Give a letter its usual words back")
    public Text reset(@RestPath String address, @RestPath String name) {
        MailingList list = caller.list(address, Right.CHANGE_TEXTS);
        texts.reset(list, kind(name), ListTexts.ANY, caller.actor().by());
        return text(list, kind(name));
    }

    static LetterKind kind(String name) {
        return LetterKind.of(name)
                .orElseThrow(() -> Refusal.notFound("There is no such letter; the letters are "
                        + String.join(
                                ", ",
                                Arrays.stream(LetterKind.values())
                                        .map(LetterKind::word)
                                        .toList())
                        + "."));
    }

    private Text text(MailingList list, LetterKind kind) {
        Optional<ListText> own = texts.own(list, kind);
        ListText words = own.orElseGet(() -> texts.usual(kind));
        return new Text(
                kind.word(),
                kind.when(),
                own.isPresent(),
                words.subject(),
                words.body(),
                kind.placeholders(),
                kind.needed(),
                texts.version(list, kind));
    }
}
