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
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.lists.Application;
import org.carillon.lists.JoinPolicy;
import org.carillon.lists.JoinRequest;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.jspecify.annotations.Nullable;

/// People who wait to be let in, for those who decide about them: one by one, or all that are ticked.
@Path("/lists/{address}/requests")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RequestPages {
    private static final int PAGE = 50;

    private static final String NOTHING_TICKED = "Tick the people that you mean, then press the button once more.";

    /// Somebody who waits; what they wrote is made harmless.
    record Waiting(long id, String address, String name, String words, Instant since) {
        static Waiting of(JoinRequest request) {
            return new Waiting(
                    request.id(),
                    request.address().toString(),
                    Harmless.line(request.who().name(), ""),
                    Harmless.line(request.words(), ""),
                    request.askedAt());
        }
    }

    /// @param fault what was wrong with the form, or empty
    /// @param reason what was typed
    /// @param full no more are kept
    /// @param moderated false where nobody who asks has to wait
    /// @param invites this visitor may invite people
    record Page(
            List<Waiting> people,
            long count,
            String next,
            String fault,
            String reason,
            boolean full,
            boolean moderated,
            boolean invites) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance requests(ListHead list, Page page);
    }

    private final Visitor visitor;
    private final JoinRequests requests;
    private final RequestDecisions decisions;
    private final Flash flash;

    RequestPages(Visitor visitor, JoinRequests requests, RequestDecisions decisions, Flash flash) {
        this.visitor = visitor;
        this.requests = requests;
        this.decisions = decisions;
        this.flash = flash;
    }

    @GET
    public TemplateInstance requests(
            @PathParam("address") String address, @QueryParam("after") @DefaultValue("0") String after) {
        return page(visitor.list(address, Right.SEE_REQUESTS), Numbers.of(after), "", "");
    }

    private TemplateInstance page(MailingList list, long after, String fault, String reason) {
        List<JoinRequest> found = requests.page(list.id(), after, PAGE + 1);
        List<JoinRequest> here = found.subList(0, Math.min(PAGE, found.size()));
        ListHead head = ListHead.of(list);
        String next = found.size() > PAGE
                ? head.path() + "/requests?after=" + here.getLast().id()
                : "";
        List<Waiting> people = here.stream().map(Waiting::of).toList();
        boolean moderated = JoinPolicy.of(list).moderated();
        boolean invites = visitor.may(Right.INVITE, list);
        long count = requests.count(list.id());
        return Templates.requests(
                head, new Page(people, count, next, fault, reason, requests.full(list.id()), moderated, invites));
    }

    /// @param approve number of the one to let in, or `ticked`
    /// @param reject the same
    /// @param reason for those who are not let in
    /// @param ticked their numbers
    @POST
    public Response decide(
            @PathParam("address") String address,
            @FormParam("approve") @Nullable String approve,
            @FormParam("reject") @Nullable String reject,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("person") List<String> ticked) {
        MailingList list = visitor.list(address, Right.DECIDE_REQUESTS);
        String which = approve != null ? approve : reject;
        if (which == null) throw new NotFoundException();
        List<Long> people = (which.equals("ticked") ? ticked.stream() : Stream.of(which))
                .map(Numbers::of)
                .distinct()
                .limit(PAGE)
                .toList();
        if (people.isEmpty()) return Pages.again(page(list, 0, NOTHING_TICKED, reason));
        if (reason.length() > Application.MAX_WORDS) {
            String fault = "A reason has at most " + Application.MAX_WORDS + " characters.";
            return Pages.again(page(list, 0, fault, reason));
        }
        flash.say(approve != null ? decisions.approve(list, people) : decisions.reject(list, people, reason));
        return Response.seeOther(URI.create(ListHead.of(list).path() + "/requests"))
                .build();
    }
}
