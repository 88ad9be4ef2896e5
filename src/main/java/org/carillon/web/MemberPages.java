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
import java.util.List;
import org.carillon.desk.MemberDesk;
import org.carillon.lists.ImportReport;
import org.carillon.lists.Intake;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberPage;
import org.carillon.lists.MemberQuery;
import org.carillon.lists.MemberSearch;
import org.carillon.lists.MemberWork;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;

/// Who is on a list, for those who run it: look, search, and take people in. What is done with one member is in
/// [MemberCardPages].
@Path("/lists/{address}/members")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MemberPages {
    private static final int PAGE = 50;
    /// Wrong lines that are shown one by one.
    private static final int SHOWN = 100;

    /// What is looked at.
    ///
    /// @param count all members of the list
    /// @param view how this page was asked for
    record Page(List<MemberView> members, long count, MemberListView view) {}

    /// What was typed to take people in, and what came of it.
    ///
    /// @param refused the lines that were refused
    record Adding(String lines, String fault, List<ImportReport.Refused> refused, String outcome) {
        static final Adding NOTHING = new Adding("", "", List.of(), "");
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance members(ListHead list, Page page, Adding adding, Staff may, Aside aside);
    }

    /// What is beside the members themselves.
    ///
    /// @param working where to look at what is done with many of them just now; empty when nothing is
    record Aside(NestedShelf.Family lists, String working) {
        /// Where a form goes that takes one off: from this list (`nested`), or this one from that (`umbrellas`).
        public String off(String list, String side) {
            return list + "/members/" + side + "/off";
        }
    }

    /// What the visitor may do here.
    record Staff(boolean change, boolean export) {}

    private final Visitor visitor;
    private final Members members;
    private final Intake intake;
    private final MemberSearch search;
    private final MemberWork works;
    private final NestedShelf nested;

    MemberPages(
            Visitor visitor,
            Members members,
            Intake intake,
            MemberSearch search,
            MemberWork works,
            NestedShelf nested) {
        this.nested = nested;
        this.visitor = visitor;
        this.members = members;
        this.intake = intake;
        this.search = search;
        this.works = works;
    }

    /// @param mode a word of [org.carillon.lists.MemberMode], or empty for all
    /// @param after where the page begins, or `before` where it ends, as links say
    @GET
    public TemplateInstance members(
            @PathParam("address") String address,
            @QueryParam("find") @DefaultValue("") String find,
            @QueryParam("mode") @DefaultValue("") String mode,
            @QueryParam("after") @DefaultValue("") String after,
            @QueryParam("before") @DefaultValue("") String before) {
        MailingList list = visitor.list(address, Right.SEE_MEMBERS);
        return page(list, page(list, MemberListView.query(find, mode), after, before), Adding.NOTHING);
    }

    private Page page(MailingList list, MemberQuery query, String after, String before) {
        try {
            MemberPage found = before.isEmpty()
                    ? search.after(list.id(), query, after, PAGE)
                    : search.before(list.id(), query, before, PAGE);
            int some = query.all() ? 0 : search.count(list.id(), query);
            var view = MemberListView.of(ListHead.of(list).path() + "/members", query, found, some);
            return new Page(views(list, found.members()), members.count(list.id()), view);
        } catch (SettingException nowhere) {
            throw new NotFoundException(nowhere);
        }
    }

    private TemplateInstance page(MailingList list, Page page, Adding adding) {
        var may = new Staff(visitor.may(Right.CHANGE_MEMBERS, list), visitor.may(Right.EXPORT_MEMBERS, list));
        String working = works.running(list.id())
                .map(work -> ListHead.of(list).path() + "/members/work/" + work.id())
                .orElse("");
        return Templates.members(ListHead.of(list), page, adding, may, new Aside(nested.all(list), working));
    }

    private List<MemberView> views(MailingList list, List<Member> found) {
        return found.stream()
                .map(m -> MemberView.of(list, m, members.paused(m)))
                .toList();
    }

    @GET
    @Path("add")
    public Response addForm(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/members");
    }

    @POST
    @Path("add")
    public Response add(@PathParam("address") String address, @FormParam("lines") @DefaultValue("") String lines) {
        MailingList list = visitor.list(address, Right.CHANGE_MEMBERS);
        if (lines.isBlank()) {
            return again(list, new Adding("", "Write at least one address, each on a line of its own.", List.of(), ""));
        }
        try {
            ImportReport report = intake.importAll(list, lines.lines(), visitor.actor());
            Adding told = told(lines, report);
            return told.refused().isEmpty()
                    ? Pages.html(Response.Status.OK.getStatusCode(), page(list, told))
                    : again(list, told);
        } catch (SettingException tooManyWrong) {
            return again(list, new Adding(lines, tooManyWrong.getMessage(), List.of(), ""));
        }
    }

    /// The wrong lines come back to be mended; those that were taken go.
    private static Adding told(String lines, ImportReport report) {
        String outcome = MemberDesk.counted(report);
        List<ImportReport.Refused> refused =
                report.refused().subList(0, Math.min(SHOWN, report.refused().size()));
        return new Adding(refused.isEmpty() ? "" : lines, "", refused, outcome);
    }

    private Response again(MailingList list, Adding adding) {
        return Pages.again(page(list, adding));
    }

    private TemplateInstance page(MailingList list, Adding adding) {
        return page(list, page(list, MemberQuery.ALL, "", ""), adding);
    }
}
