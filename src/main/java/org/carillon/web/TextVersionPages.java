package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.carillon.letters.LetterKind;
import org.carillon.letters.LetterTexts;
import org.carillon.lists.ListText;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.carillon.lists.TextVersion;
import org.jspecify.annotations.Nullable;

/// What a letter of a list said before, for those who run it, and going back.
@Path("/lists/{address}/texts/{name}/versions")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TextVersionPages {
    private static final int PAGE = 30;

    /// @param when it is written
    record Letter(String name, String when) {}

    /// @param text null: the usual words
    /// @param now in force
    record Version(
            int number, Instant at, String by, @Nullable ListText text, boolean now) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance versions(ListHead list, Letter letter, List<Version> versions, String next);
    }

    private final Visitor visitor;
    private final LetterTexts texts;
    private final Flash flash;

    TextVersionPages(Visitor visitor, LetterTexts texts, Flash flash) {
        this.visitor = visitor;
        this.texts = texts;
        this.flash = flash;
    }

    private static LetterKind kind(String name) {
        return LetterKind.of(name).orElseThrow(NotFoundException::new);
    }

    @GET
    public TemplateInstance versions(
            @PathParam("address") String address,
            @PathParam("name") String name,
            @QueryParam("before") @DefaultValue("0") String before) {
        MailingList list = visitor.list(address, Right.CHANGE_TEXTS);
        LetterKind kind = kind(name);
        int from = (int) Math.min(Integer.MAX_VALUE, Numbers.of(before));
        int newest = texts.version(list, kind);
        List<TextVersion> read = texts.versions(list, kind, from, PAGE + 1);
        List<Version> shown = read.stream()
                .limit(PAGE)
                .map(v -> new Version(v.number(), v.at(), TrailPages.words(v.by()), v.text(), v.number() == newest))
                .toList();
        String next = read.size() > PAGE
                ? path(address, kind) + "?before=" + shown.getLast().number()
                : "";
        return Templates.versions(ListHead.of(list), new Letter(kind.word(), kind.when()), shown, next);
    }

    private static String path(String address, LetterKind kind) {
        return "/lists/" + Paths.step(address) + "/texts/" + kind.word() + "/versions";
    }

    @GET
    @Path("{version: [0-9]{1,9}}/restore")
    public Response form(@PathParam("address") String address, @PathParam("name") String name) {
        return Pages.form(path(address, kind(name)));
    }

    @POST
    @Path("{version: [0-9]{1,9}}/restore")
    public Response restore(
            @PathParam("address") String address, @PathParam("name") String name, @PathParam("version") int version) {
        MailingList list = visitor.list(address, Right.CHANGE_TEXTS);
        LetterKind kind = kind(name);
        try {
            boolean done = texts.restore(list, kind, version, visitor.actor().by());
            if (!done) throw new NotFoundException();
            flash.say("The letter is as it was in version " + version + ".");
        } catch (SettingException sentence) {
            flash.say("Not put back. " + sentence.getMessage());
        }
        return Response.seeOther(URI.create(path(address, kind))).build();
    }
}
