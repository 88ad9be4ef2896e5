package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.carillon.lists.ImportReport;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberSearch;
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
    /// @param next where there are more; empty when there are none
    /// @param find what was searched for; empty for all
    /// @param more true when a search found more than is shown
    record Page(List<MemberView> members, long count, String next, String find, boolean more) {}

    /// What was typed to take people in, and what came of it.
    ///
    /// @param report the lines that were refused; null before anything was sent
    record Adding(String lines, String fault, List<ImportReport.Refused> refused, String outcome) {
        static final Adding NOTHING = new Adding("", "", List.of(), "");
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance members(ListHead list, Page page, Adding adding);
    }

    private final Visitor visitor;
    private final Members members;
    private final MemberSearch search;

    MemberPages(Visitor visitor, Members members, MemberSearch search) {
        this.visitor = visitor;
        this.members = members;
        this.search = search;
    }

    @GET
    public TemplateInstance members(
            @PathParam("address") String address,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("find") @DefaultValue("") String find) {
        MailingList list = visitor.list(address, Right.SEE_MEMBERS);
        Page page = find.isBlank() ? page(list, Numbers.of(after)) : found(list, Harmless.line(find, ""));
        return Templates.members(ListHead.of(list), page, Adding.NOTHING);
    }

    private Page page(MailingList list, long after) {
        List<Member> found = members.page(list.id(), after, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Member> here = more ? found.subList(0, PAGE) : found;
        String next = more
                ? ListHead.of(list).path() + "/members?after=" + here.getLast().id()
                : "";
        return new Page(views(list, here), members.count(list.id()), next, "", false);
    }

    private Page found(MailingList list, String find) {
        List<Member> found = search.startingWith(list.id(), find, PAGE + 1);
        boolean more = found.size() > PAGE;
        List<Member> here = more ? found.subList(0, PAGE) : found;
        return new Page(views(list, here), members.count(list.id()), "", find, more);
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
            ImportReport report =
                    members.importAll(list, lines.lines(), visitor.actor().by());
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
        String outcome = count(report.added(), "new member", "new members") + ", " + report.known() + " known before, "
                + count(report.refused().size(), "line", "lines") + " refused.";
        List<ImportReport.Refused> refused =
                report.refused().subList(0, Math.min(SHOWN, report.refused().size()));
        return new Adding(refused.isEmpty() ? "" : lines, "", refused, outcome);
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private Response again(MailingList list, Adding adding) {
        return Pages.again(page(list, adding));
    }

    private TemplateInstance page(MailingList list, Adding adding) {
        return Templates.members(ListHead.of(list), page(list, 0), adding);
    }
}
