package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import org.carillon.letters.LetterKind;
import org.carillon.letters.LetterTexts;
import org.carillon.lists.ListText;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.TextVersion;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What a letter of a list said before, and going back.
@AsksRights
@Path("/api/v1/lists/{address}/texts/{name}/versions")
@Tag(name = "lists")
public class TextVersionsResource {
    /// @param version counted from 1; the highest is in force
    /// @param own false: the usual words, which do not stand here
    public record Version(int version, Instant time, String by, boolean own, String subject, String body) {
        static Version of(TextVersion v) {
            ListText text = v.text();
            return new Version(
                    v.number(),
                    v.at(),
                    v.by().who(),
                    text != null,
                    text == null ? "" : text.subject(),
                    text == null ? "" : text.body());
        }
    }

    public record Restored(int version) {}

    private final LetterTexts texts;
    private final Caller caller;

    TextVersionsResource(LetterTexts texts, Caller caller) {
        this.texts = texts;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show what a letter said before, the newest first")
    public Response list(@RestPath String address, @RestPath String name, @BeanParam Paging paging, UriInfo uri) {
        MailingList list = caller.list(address, Right.CHANGE_TEXTS);
        int before = (int) Math.min(Integer.MAX_VALUE, paging.after(0));
        List<Version> page = texts.versions(list, TextsResource.kind(name), before, paging.limit()).stream()
                .map(Version::of)
                .toList();
        return paging.answer(page, uri, Version::version);
    }

    @POST
    @Path("{version}/restore")
    @Operation(summary = "Make a letter what it was in that version; that is a version of its own")
    public Restored restore(@RestPath String address, @RestPath String name, @RestPath String version) {
        MailingList list = caller.list(address, Right.CHANGE_TEXTS);
        LetterKind kind = TextsResource.kind(name);
        if (!texts.restore(list, kind, Wanted.id(version), caller.actor().by())) {
            throw Refusal.notFound("That letter has no version " + version + ".");
        }
        return new Restored(texts.version(list, kind));
    }
}
