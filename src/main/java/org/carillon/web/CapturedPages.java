package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.carillon.delivery.Captured;
import org.carillon.mail.BodyText;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Message;
import org.jspecify.annotations.Nullable;

/// The letters that would have left (route `capture`): open to everybody in the demo, else to admins.
@Path("/captured")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class CapturedPages {
    private static final String RAW = "message/rfc822";
    private static final int PAGE = 50;
    /// Characters of a letter's text that are shown; the whole is in the file.
    private static final int MAX_TEXT = 100_000;

    private static final List<String> FIELDS = List.of(
            "From",
            "Reply-To",
            "To",
            "Cc",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "List-Id",
            "List-Unsubscribe",
            "Auto-Submitted",
            "Precedence");

    /// A letter in the list.
    record Line(long id, String subject, String recipient, Instant at) {
        static Line of(Captured.CapturedLetter letter) {
            return new Line(
                    letter.id(),
                    Harmless.line(letter.subject(), "(no subject)"),
                    Harmless.line(letter.recipient(), ""),
                    letter.at());
        }
    }

    record Field(String name, String value) {}

    /// A letter opened.
    record Opened(
            long id, Captured.CapturedLetter envelope, List<Field> fields, List<SiteLinks.Piece> text, int size) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance letters(List<Line> letters, String next);

        static native TemplateInstance letter(Opened letter);
    }

    private final Captured captured;
    private final Visitor visitor;
    private final DemoHints demo;
    private final SiteLinks links;

    CapturedPages(Captured captured, Visitor visitor, DemoHints demo, SiteLinks links) {
        this.captured = captured;
        this.visitor = visitor;
        this.demo = demo;
        this.links = links;
    }

    private void mayLook() {
        if (demo.open()) return;
        if (!demo.captures()) throw new NotFoundException();
        visitor.requireAdmin();
    }

    @GET
    public TemplateInstance letters(@QueryParam("before") @Nullable String before) {
        mayLook();
        long from = before == null ? Long.MAX_VALUE : number(before);
        List<Captured.CapturedLetter> found = captured.page(from, PAGE + 1);
        List<Captured.CapturedLetter> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? "/captured?before=" + here.getLast().id() : "";
        return Templates.letters(here.stream().map(Line::of).toList(), next);
    }

    @GET
    @Path("{id}")
    public TemplateInstance letter(@PathParam("id") String id) {
        mayLook();
        long number = number(id);
        Captured.CapturedLetter envelope = captured.page(number + 1, 1).stream()
                .filter(l -> l.id() == number)
                .findFirst()
                .orElseThrow(NotFoundException::new);
        var message = new Message(bytes(id));
        List<Field> fields = FIELDS.stream()
                .flatMap(name -> message.headers().all(name).stream()
                        .map(v -> new Field(name, Harmless.line(EncodedWords.decoded(v.strip()), ""))))
                .toList();
        var text = links.pieces(Harmless.text(BodyText.of(message, MAX_TEXT)));
        return Templates.letter(new Opened(number, envelope, fields, text, message.size()));
    }

    /// Never shown by a browser as what it claims to be.
    @GET
    @Path("{id}/raw")
    @Produces(MediaType.WILDCARD)
    public Response raw(@PathParam("id") String id) {
        mayLook();
        return Response.ok(bytes(id), RAW)
                .header("Content-Disposition", "attachment; filename=\"letter-" + number(id) + ".eml\"")
                .build();
    }

    private byte[] bytes(String id) {
        return captured.raw(number(id)).orElseThrow(NotFoundException::new);
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) throw new NotFoundException();
        return Long.parseLong(text);
    }
}
