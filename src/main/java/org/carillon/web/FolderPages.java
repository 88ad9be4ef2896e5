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
import java.util.List;
import java.util.Locale;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.store.HostName;
import org.carillon.trust.NearResults;
import org.carillon.trust.Provenance;

/// Somebody's own folders, and what lies in them. Always those of who is signed in: no path names a person.
///
/// Looking changes nothing, so that a link, a reload or a browser that fetches ahead marks no letter as read. Who
/// opens a new letter presses a button, which marks it and then leads to it.
@Path("/me/folders")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class FolderPages {
    private static final int PAGE = 40;
    private static final String LETTER = "{folder: [A-Za-z0-9_-]{1,400}}/{letter: [A-Za-z0-9][^/:]{0,254}}";

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance folders(List<FolderView> folders);

        static native TemplateInstance folder(FolderView folder, List<FiledView> letters, String next);

        static native TemplateInstance letter(FolderView folder, FiledView letter, FiledText text, OriginView origin);
    }

    private final Visitor visitor;
    private final Folders folders;
    private final Flash flash;
    private final SpamFilter filter;
    private final List<String> us;

    FolderPages(Visitor visitor, Folders folders, Flash flash, SpamFilter filter, HostName host) {
        this.filter = filter;
        this.us = List.of(host.text().toLowerCase(Locale.ROOT));
        this.visitor = visitor;
        this.folders = folders;
        this.flash = flash;
    }

    @GET
    public TemplateInstance folders() {
        Person person = visitor.required();
        return Templates.folders(folders.of(person).stream().map(FolderView::of).toList());
    }

    /// @param after a letter; those older than it are shown
    @GET
    @Path("{folder: [A-Za-z0-9_-]{1,400}}")
    public TemplateInstance folder(
            @PathParam("folder") String token, @QueryParam("after") @DefaultValue("") String after) {
        Person person = visitor.required();
        FolderView folder = FolderView.of(existing(person, token));
        List<FiledView> found = folders.page(person, folder.name(), after, PAGE + 1).stream()
                .map(glance -> FiledView.of(folder.path(), glance))
                .toList();
        List<FiledView> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? folder.path() + "?after=" + Paths.encoded(here.getLast().id())
                : "";
        return Templates.folder(folder, here, next);
    }

    private Folders.Folder existing(Person person, String token) {
        return folders.find(person, named(token)).orElseThrow(NotFoundException::new);
    }

    private static FolderName named(String token) {
        return FolderName.ofToken(token).orElseThrow(NotFoundException::new);
    }

    @GET
    @Path(LETTER)
    public TemplateInstance letter(@PathParam("folder") String token, @PathParam("letter") String id) {
        Person person = visitor.required();
        Folders.Opened opened = opened(person, token, id);
        FolderView folder = FolderView.of(existing(person, token));
        OriginView origin = OriginView.of(
                NearResults.of(new Message(opened.bytes()).headers(), us).orElse(Provenance.UNKNOWN));
        return Templates.letter(folder, FiledView.of(folder.path(), opened), FiledText.of(opened.bytes()), origin);
    }

    private Folders.Opened opened(Person person, String token, String id) {
        return folders.read(person, named(token), id).orElseThrow(NotFoundException::new);
    }

    /// The bytes as they lie there. No browser shows them as what they claim to be.
    @GET
    @Path(LETTER + "/raw")
    @Produces(MediaType.WILDCARD)
    public Response raw(@PathParam("folder") String token, @PathParam("letter") String id) {
        Folders.Opened opened = opened(visitor.required(), token, id);
        return Response.ok(opened.bytes(), "message/rfc822")
                .header(
                        "Content-Disposition",
                        "attachment; filename=\"" + opened.letter().id() + ".eml\"")
                .header("Cache-Control", "private, no-cache")
                .build();
    }

    @POST
    @Path(LETTER)
    public Response open(@PathParam("folder") String token, @PathParam("letter") String id) {
        mark(token, id, true);
        return Response.seeOther(URI.create(path(token) + "/" + Paths.step(id))).build();
    }

    @GET
    @Path(LETTER + "/unread")
    public Response unreadForm(@PathParam("folder") String token, @PathParam("letter") String id) {
        return Pages.form(path(token) + "/" + Paths.step(id));
    }

    @POST
    @Path(LETTER + "/unread")
    public Response unread(@PathParam("folder") String token, @PathParam("letter") String id) {
        mark(token, id, false);
        flash.say("Marked as not read.");
        return Response.seeOther(URI.create(path(token))).build();
    }

    @GET
    @Path(LETTER + "/spam")
    public Response spamForm(@PathParam("folder") String token, @PathParam("letter") String id) {
        return Pages.form(path(token) + "/" + Paths.step(id));
    }

    /// Into the folder for spam, and the filter learns it.
    @POST
    @Path(LETTER + "/spam")
    public Response spam(@PathParam("folder") String token, @PathParam("letter") String id) {
        judged(token, id, true);
        flash.say("The letter lies in Junk now, and the filter has learned it.");
        return Response.seeOther(URI.create(path(token))).build();
    }

    @GET
    @Path(LETTER + "/wanted")
    public Response wantedForm(@PathParam("folder") String token, @PathParam("letter") String id) {
        return Pages.form(path(token) + "/" + Paths.step(id));
    }

    /// Into the inbox, and the filter learns it.
    @POST
    @Path(LETTER + "/wanted")
    public Response wanted(@PathParam("folder") String token, @PathParam("letter") String id) {
        judged(token, id, false);
        flash.say("The letter lies in the inbox now, and the filter has learned it.");
        return Response.seeOther(URI.create(path(token))).build();
    }

    private void judged(String token, String id, boolean spam) {
        Person person = visitor.required();
        Folders.Opened opened = opened(person, token, id);
        FolderName to = spam ? FolderName.JUNK : FolderName.INBOX;
        if (!folders.move(person, named(token), id, to)) throw new NotFoundException();
        filter.learn(List.of(SpamScopes.person(person.id()), SpamMemory.SITE), new Message(opened.bytes()), spam);
    }

    private void mark(String token, String id, boolean seen) {
        Person person = visitor.required();
        if (!folders.mark(person, named(token), id, seen)) throw new NotFoundException();
    }

    private static String path(String token) {
        return "/me/folders/" + token;
    }
}
