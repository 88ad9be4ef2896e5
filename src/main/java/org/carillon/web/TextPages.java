package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.carillon.letters.LetterKind;
import org.carillon.letters.LetterTexts;
import org.carillon.lists.By;
import org.carillon.lists.ListText;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.jspecify.annotations.Nullable;

/// The words of the letters that a list writes, for those who run it: look at a letter with made-up values, save
/// words of one's own, or go back to the usual ones.
@Path("/lists/{address}/texts")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TextPages {
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    /// A letter in the list of all.
    ///
    /// @param own true when it has words of its own
    record Line(String name, String when, boolean own) {}

    /// A letter to be edited.
    ///
    /// @param own true when words of its own are in force
    /// @param braced the placeholders that may stand there
    /// @param preview the letter with made-up values; null before it is looked at
    record Draft(
            String name,
            String when,
            boolean own,
            List<String> braced,
            Words words,
            @Nullable ListText preview) {}

    /// What stands in the form.
    ///
    /// @param seen the version that it was made from
    /// @param fault what is wrong with it, a sentence; else empty
    /// @param theirs what somebody else has saved meanwhile; null when nobody has
    record Words(
            ListText text, int seen, String fault, @Nullable ListText theirs) {
        Words(ListText text, int seen) {
            this(text, seen, "", null);
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance texts(ListHead list, List<Line> letters);

        static native TemplateInstance text(ListHead list, Draft draft);
    }

    private final Visitor visitor;
    private final LetterTexts texts;
    private final SentForm form;
    private final Flash flash;

    TextPages(Visitor visitor, LetterTexts texts, SentForm form, Flash flash) {
        this.visitor = visitor;
        this.texts = texts;
        this.form = form;
        this.flash = flash;
    }

    @GET
    public TemplateInstance texts(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.CHANGE_TEXTS);
        List<String> own = texts.own(list);
        List<Line> lines = Arrays.stream(LetterKind.values())
                .map(k -> new Line(k.word(), k.when(), own.contains(k.word())))
                .toList();
        return Templates.texts(ListHead.of(list), lines);
    }

    private static LetterKind kind(String name) {
        return LetterKind.of(name).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path("{name}")
    public TemplateInstance text(@PathParam("address") String address, @PathParam("name") String name) {
        MailingList list = visitor.list(address, Right.CHANGE_TEXTS);
        LetterKind kind = kind(name);
        int seen = texts.version(list, kind);
        return page(list, kind, new Words(now(list, kind), seen), null);
    }

    private ListText now(MailingList list, LetterKind kind) {
        return texts.own(list, kind).orElseGet(() -> texts.usual(kind));
    }

    private TemplateInstance page(MailingList list, LetterKind kind, Words words, @Nullable ListText preview) {
        List<String> braced =
                kind.placeholders().stream().map(word -> "{" + word + "}").toList();
        boolean own = texts.own(list, kind).isPresent();
        return Templates.text(ListHead.of(list), new Draft(kind.word(), kind.when(), own, braced, words, preview));
    }

    @POST
    @Path("{name}")
    public Response save(@PathParam("address") String address, @PathParam("name") String name) {
        MailingList list = visitor.list(address, Right.CHANGE_TEXTS);
        LetterKind kind = kind(name);
        var text = new ListText(form.text("subject"), form.text("body"));
        int seen = form.field("seen").map(TextPages::number).orElse(0);
        By by = visitor.actor().by();
        if (form.text("deed").equals("reset")) {
            boolean reset = texts.reset(list, kind, seen, by);
            return reset ? said(list, "That letter has its usual words again.") : conflict(list, kind, text);
        }
        try {
            ListText preview = texts.preview(list, kind, text.subject(), text.body());
            if (form.text("deed").equals("preview")) {
                return Pages.html(OK, page(list, kind, new Words(text, seen), preview));
            }
            boolean saved = texts.set(list, kind, seen, text, by);
            return saved ? said(list, "Saved. The next of these letters says so.") : conflict(list, kind, text);
        } catch (SettingException sentence) {
            return Pages.again(page(list, kind, new Words(text, seen, sentence.getMessage(), null), null));
        }
    }

    private static int number(String typed) {
        return (int) Math.min(Integer.MAX_VALUE, Numbers.of(typed));
    }

    /// Both texts; saved once more, it counts as seen.
    private Response conflict(MailingList list, LetterKind kind, ListText mine) {
        int newest = texts.version(list, kind);
        var words = new Words(mine, newest, "Somebody else has changed this letter meanwhile.", now(list, kind));
        return Pages.html(CONFLICT, page(list, kind, words, null));
    }

    private Response said(MailingList list, String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(ListHead.of(list).path() + "/texts"))
                .build();
    }
}
