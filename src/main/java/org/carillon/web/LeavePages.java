package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Members;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.store.DatabaseException;
import org.carillon.store.Durable;
import org.jboss.logging.Logger;

/// Leaving a list with one click (RFC 8058): the link stands in the header of each copy and names its list and
/// member. A POST acts; a GET shows a button, so that programs that follow links unsubscribe nobody. These are
/// Vert.x routes and no REST resources, because mail programs send neither cookies nor a token against forged
/// forms.
@ApplicationScoped
public class LeavePages {
    private static final Logger LOG = Logger.getLogger(LeavePages.class);
    private static final String LINK = "/u/:list/:tag/:token";
    private static final String PURPOSE = "one-click";
    private static final int TOKEN = 26;
    /// Bytes of a form with one field, in either of its two encodings.
    private static final int MAX_FORM = 4000;

    /// The list that the link names, and the member as long as there is one.
    private record Leaving(MailingList list, Optional<Member> member) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance ask(String name, String address);

        static native TemplateInstance say(String title, String sentence);
    }

    private final Secrets secrets;
    private final Members members;
    private final Durable durable;

    LeavePages(Secrets secrets, Members members, Durable durable) {
        this.secrets = secrets;
        this.members = members;
        this.durable = durable;
    }

    void open(@Observes Router router) {
        router.get(LINK).blockingHandler(guarded(this::ask), false);
        router.post(LINK).handler(BodyHandler.create(false).setBodyLimit(MAX_FORM));
        router.post(LINK).blockingHandler(guarded(this::leave), false);
    }

    private void ask(RoutingContext request) {
        var leaving = leaving(request);
        if (leaving.isEmpty()) stale(request);
        else
            page(
                    request,
                    200,
                    Templates.ask(
                            leaving.get().list().name(),
                            leaving.get().list().address().toString()));
    }

    private void leave(RoutingContext request) throws SQLException {
        var leaving = leaving(request);
        if (leaving.isEmpty()) {
            stale(request);
        } else if (!"One-Click".equals(request.request().getFormAttribute("List-Unsubscribe"))) {
            page(request, 400, Templates.say("Not done", "The form lacks List-Unsubscribe=One-Click."));
        } else {
            MailingList list = leaving.get().list();
            leaving.get()
                    .member()
                    .ifPresent(member -> members.remove(list, member.address(), by(request, member.address())));
            durable.sync();
            page(request, 200, Templates.say("Done", "You are not on the list " + list.address() + " any more."));
        }
    }

    private static By by(RoutingContext request, Address member) {
        return new By(
                member + " with one click",
                Channel.WEB,
                request.request().remoteAddress().hostAddress());
    }

    /// Empty when the link was not made here; the same answer whatever is wrong with it.
    private Optional<Leaving> leaving(RoutingContext request) {
        String list = request.pathParam("list");
        String tag = request.pathParam("tag");
        String token = request.pathParam("token");
        boolean ours = list.matches("[0-9]{1,18}")
                && token.length() == TOKEN
                && secrets.verify(PURPOSE, CopyRecipe.bound(MailingList.key(Long.parseLong(list)), tag), token);
        if (!ours) return Optional.empty();
        return MailingList.withId(Long.parseLong(list)).map(l -> new Leaving(l, members.findTag(l.id(), tag)));
    }

    private static void stale(RoutingContext request) {
        page(request, 404, Templates.say("This link leads nowhere", "It is not complete, or the list is gone."));
    }

    private static void page(RoutingContext request, int status, TemplateInstance page) {
        HttpServerResponse response = request.response().setStatusCode(status);
        response.putHeader("Content-Type", "text/html; charset=UTF-8").putHeader("Cache-Control", "no-store");
        response.end(page.render());
    }

    private interface Step {
        void take(RoutingContext request) throws SQLException;
    }

    /// A database that is away is no reason to drop the connection of a mail program: it may come again.
    private static io.vertx.core.Handler<RoutingContext> guarded(Step step) {
        return request -> {
            try {
                step.take(request);
            } catch (SQLException | RuntimeException broken) {
                if (DatabaseException.among(broken)) {
                    LOG.warnf("request failed path=/u/ cause=%s", DatabaseException.brief(broken));
                } else {
                    LOG.errorf(broken, "request failed path=/u/");
                }
                page(request, 503, Templates.say("Not done", "Something went wrong here; try again later."));
            }
        };
    }
}
