package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
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
import java.util.Optional;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;
import org.carillon.trust.AuthservId;
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
    private static final String FOLDER = "{folder: [A-Za-z0-9_-]{1,400}}";
    private static final String NOTHING_TICKED = "Tick the letters that you mean, then press the button once more.";
    private static final String NO_FOLDER = "Choose the folder that they shall go to.";
    private static final String LETTER = FOLDER + "/{letter: [A-Za-z0-9][^/:]{0,254}}";

    /// Letters of a folder, and what may be done with those that are ticked.
    ///
    /// @param next path of older letters, or empty
    /// @param others folders that they may go to
    /// @param filter what the person has taught the spam filter; shown beside spam
    /// @param fault what was wrong with the form, or empty
    record Shelf(List<FiledView> letters, String next, List<Other> others, LearnedView filter, String fault) {}

    record Other(String token, String title) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance folders(List<FolderView> folders);

        static native TemplateInstance folder(FolderView folder, Shelf shelf);

        static native TemplateInstance letter(FolderView folder, FiledView letter, FiledText text, OriginView origin);
    }

    private final Visitor visitor;
    private final Folders folders;
    private final Flash flash;
    private final Filing filing;
    private final Training training;
    private final AuthservId signature;

    FolderPages(Visitor visitor, Folders folders, Flash flash, Filing filing, Training training, AuthservId signature) {
        this.filing = filing;
        this.training = training;
        this.signature = signature;
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
    @Path(FOLDER)
    public TemplateInstance folder(
            @PathParam("folder") String token, @QueryParam("after") @DefaultValue("") String after) {
        return folder(visitor.required(), token, after, "");
    }

    private TemplateInstance folder(Person person, String token, String after, String fault) {
        FolderView folder = FolderView.of(existing(person, token));
        List<FiledView> found = folders.page(person, folder.name(), after, PAGE + 1).stream()
                .map(glance -> FiledView.of(folder.path(), glance))
                .toList();
        List<FiledView> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE
                ? folder.path() + "?after=" + Paths.encoded(here.getLast().id())
                : "";
        var shelf = new Shelf(here, next, others(person, folder.name()), training.of(person), fault);
        return Templates.folder(folder, shelf);
    }

    private List<Other> others(Person person, FolderName here) {
        return folders.names(person).stream()
                .filter(name -> !name.equals(here))
                .map(name -> new Other(name.token(), FolderView.title(name)))
                .toList();
    }

    /// Does something with all that are ticked.
    ///
    /// @param deed `spam`, `wanted` or `move`
    /// @param to token of the folder that they are moved to
    /// @param ticked names of letters
    @POST
    @Path(FOLDER)
    public Response ticked(
            @PathParam("folder") String token,
            @FormParam("deed") @DefaultValue("") String deed,
            @FormParam("to") @DefaultValue("") String to,
            @FormParam("letter") List<String> ticked) {
        Person person = visitor.required();
        FolderName from = existing(person, token).name();
        List<String> letters = ticked.stream().distinct().limit(PAGE).toList();
        if (letters.isEmpty()) return Pages.again(folder(person, token, "", NOTHING_TICKED));
        Optional<Filing.Moved> moved = switch (deed) {
            case "spam" -> Optional.of(filing.spam(person, from, letters));
            case "wanted" -> Optional.of(filing.wanted(person, from, letters));
            case "move" ->
                FolderName.ofToken(to)
                        .filter(folders.names(person)::contains)
                        .map(target -> filing.move(person, from, letters, target));
            default -> throw new NotFoundException();
        };
        if (moved.isEmpty()) return Pages.again(folder(person, token, "", NO_FOLDER));
        flash.say(moved.get().sentence());
        return Response.seeOther(URI.create(path(token))).build();
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
        OriginView origin =
                OriginView.of(NearResults.of(new Message(opened.bytes()).headers(), List.of(signature.text()))
                        .orElse(Provenance.UNKNOWN));
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
        judged(filing.spam(visitor.required(), named(token), List.of(id)));
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
        judged(filing.wanted(visitor.required(), named(token), List.of(id)));
        return Response.seeOther(URI.create(path(token))).build();
    }

    private void judged(Filing.Moved moved) {
        if (moved.moved() == 0) throw new NotFoundException();
        flash.say(moved.sentence());
    }

    private void mark(String token, String id, boolean seen) {
        Person person = visitor.required();
        if (!folders.mark(person, named(token), id, seen)) throw new NotFoundException();
    }

    private static String path(String token) {
        return "/me/folders/" + token;
    }
}
