package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Trail;
import org.jspecify.annotations.Nullable;

/// Who did what to a list, for those who run it.
@Path("/lists/{address}/trail")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class TrailPages {
    private static final int PAGE = 50;
    private static final int LONGEST = 100;

    /// @param door by which they came, and from where
    /// @param count `5,000`, when it is about many; empty otherwise
    /// @param all the page that names them; empty likewise
    record Line(Instant at, String who, String door, String action, String subject, String count, String all) {
        /// @param path of the trail
        static Line of(Trail.Entry entry, String path) {
            boolean many = entry.people() > 1;
            return new Line(
                    entry.at(),
                    Harmless.line(entry.by().who(), "somebody"),
                    way(entry.by()),
                    entry.action(),
                    Harmless.line(entry.subject(), ""),
                    many ? String.format(Locale.ROOT, "%,d", entry.people()) : "",
                    many ? path + "/" + Trail.Mark.of(entry) : "");
        }
    }

    /// @param path of the page
    /// @param find what was searched for; empty for all
    /// @param next where there is more to look at; empty at the end
    record Page(String path, List<Line> lines, String find, String next) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance trail(ListHead list, Page page);

        static native TemplateInstance entry(ListHead list, Line line, List<String> subjects);
    }

    private final Visitor visitor;
    private final Trail trail;

    TrailPages(Visitor visitor, Trail trail) {
        this.visitor = visitor;
        this.trail = trail;
    }

    @GET
    public TemplateInstance trail(
            @PathParam("address") String address,
            @QueryParam("behind") @DefaultValue("") String behind,
            @QueryParam("find") @DefaultValue("") String find) {
        MailingList list = visitor.list(address, Right.SEE_TRAIL);
        String path = ListHead.of(list).path() + "/trail";
        return Templates.trail(
                ListHead.of(list),
                page((mark, start, limit) -> trail.find(list.id(), mark, start, limit), behind, find, path));
    }

    /// One entry with everybody it is about, at most 5,000.
    @GET
    @Path("{mark}")
    public TemplateInstance entry(@PathParam("address") String address, @PathParam("mark") String mark) {
        MailingList list = visitor.list(address, Right.SEE_TRAIL);
        Trail.Whole whole =
                Trail.Mark.parse(mark).flatMap(at -> trail.whole(list.id(), at)).orElseThrow(NotFoundException::new);
        ListHead head = ListHead.of(list);
        List<String> subjects =
                whole.subjects().stream().map(one -> Harmless.line(one, "–")).toList();
        return Templates.entry(head, Line.of(whole.entry(), head.path() + "/trail"), subjects);
    }

    /// A trail to look through.
    interface Source {
        Trail.Found find(Trail.Mark behind, String start, int limit);
    }

    /// @param path of the page
    /// @throws NotFoundException when that is no mark
    static Page page(Source source, String behind, String find, String path) {
        Trail.Mark from =
                behind.isEmpty() ? Trail.Mark.NEWEST : Trail.Mark.parse(behind).orElseThrow(NotFoundException::new);
        String plain = Harmless.line(find, "");
        String wanted = plain.substring(0, Math.min(LONGEST, plain.length()));
        Trail.Found found = source.find(from, wanted, PAGE);
        var lines = found.entries().stream().map(e -> Line.of(e, path)).toList();
        Trail.@Nullable Mark further = found.further();
        String next = further == null ? "" : path + "?find=" + Paths.encoded(wanted) + "&behind=" + further;
        return new Page(path, lines, wanted, next);
    }

    /// `olga@home.example, on a page, from 192.0.2.7`
    static String words(By by) {
        return Harmless.line(by.who(), "somebody") + ", " + way(by);
    }

    private static String way(By by) {
        String door = switch (by.channel()) {
            case WEB -> "on a page";
            case MAIL -> "by letter";
            case API -> "by a program";
            case HOUSE -> "by the server";
        };
        return by.from().isEmpty() ? door : door + ", from " + Harmless.line(by.from(), "");
    }
}
