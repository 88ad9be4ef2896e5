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
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Right;
import org.carillon.lists.Roster;

/// Who is on a list. Who is not signed in sees names and the beginnings of addresses, so that nobody gathers them
/// there.
@Path("/lists/{address}/roster")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RosterPages {
    private static final int PAGE = 100;

    /// @param address as this visitor may see it
    record Line(String address, String name) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance roster(ListHead list, List<Line> lines, String next);
    }

    private final Visitor visitor;
    private final Roster roster;
    private final Frame frame;

    RosterPages(Visitor visitor, Roster roster, Frame frame) {
        this.visitor = visitor;
        this.roster = roster;
        this.frame = frame;
    }

    @GET
    public TemplateInstance roster(
            @PathParam("address") String address, @QueryParam("after") @DefaultValue("0") String after) {
        MailingList list = visitor.list(address);
        if (!visitor.may(Right.SEE_ROSTER, list)) {
            visitor.required();
            throw new NotFoundException();
        }
        List<Member> found = roster.page(list.id(), Numbers.of(after), PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Member> here = more ? found.subList(0, PAGE) : found;
        String next = more
                ? Paths.list(list.address()) + "/roster?after=" + here.getLast().id()
                : "";
        return Templates.roster(ListHead.of(list), here.stream().map(this::line).toList(), next);
    }

    private Line line(Member member) {
        String address = Harmless.line(member.address().toString(), "");
        return new Line(
                frame.shown(address), Harmless.line(frame.shown(member.mailbox().name()), ""));
    }
}
