package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.carillon.people.Person;
import org.carillon.people.Sessions;
import org.carillon.people.SignIn;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Signing in and out.
@Path("/")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SignInPages {
    private static final Logger LOG = Logger.getLogger(SignInPages.class);
    private static final int TOO_MANY = 429;

    /// What the form shows.
    ///
    /// @param then where to go on
    /// @param fault a sentence, or empty
    record Form(String address, String then, String fault) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance signIn(Form form, List<DemoHints.Account> accounts, String password);
    }

    private final SignIn signIn;
    private final Sessions sessions;
    private final SessionCookie cookie;
    private final DemoHints demo;
    private final Flash flash;
    private final RoutingContext route;

    SignInPages(
            SignIn signIn, Sessions sessions, SessionCookie cookie, DemoHints demo, Flash flash, RoutingContext route) {
        this.signIn = signIn;
        this.sessions = sessions;
        this.cookie = cookie;
        this.demo = demo;
        this.flash = flash;
        this.route = route;
    }

    @GET
    @Path("sign-in")
    public TemplateInstance signIn(
            @QueryParam("then") @Nullable String then, @QueryParam("address") @Nullable String address) {
        return page(new Form(address == null ? "" : address, Paths.local(then), ""));
    }

    @POST
    @Path("sign-in")
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response enter(
            @FormParam("address") @Nullable String address,
            @FormParam("password") @Nullable String password,
            @FormParam("then") @Nullable String then) {
        String who = address == null ? "" : address.strip();
        String network = route.request().remoteAddress().hostAddress();
        SignIn.Outcome outcome = signIn.ask(who, password == null ? "" : password, network);
        return switch (outcome) {
            case SignIn.Outcome.Welcome welcome -> entered(welcome.person(), Paths.local(then));
            case SignIn.Outcome.Wrong _ ->
                again(
                        Pages.UNPROCESSABLE,
                        new Form(
                                who,
                                Paths.local(then),
                                "That address and password do not belong together. Check both and try again."));
            case SignIn.Outcome.Wait wait -> {
                LOG.infof("sign-in throttled network=%s", network);
                yield again(TOO_MANY, new Form(who, Paths.local(then), tooMany(wait.howLong())));
            }
        };
    }

    private static String tooMany(Duration wait) {
        long minutes = wait.plusSeconds(59).toMinutes();
        return "Too many tries: wait " + (minutes <= 1 ? "a minute" : minutes + " minutes") + ", then try again.";
    }

    /// A new session each time, so that nobody can be given one that somebody else knows.
    private Response entered(Person person, String then) {
        cookie.session(route).ifPresent(sessions::close);
        cookie.keepSession(route, sessions.open(person));
        return Response.seeOther(URI.create(then)).build();
    }

    private Response again(int status, Form form) {
        return Pages.html(status, page(form));
    }

    private TemplateInstance page(Form form) {
        return Templates.signIn(form, demo.open() ? demo.accounts() : List.of(), demo.password());
    }

    @GET
    @Path("sign-out")
    public Response leaveForm() {
        return Pages.form("/");
    }

    @POST
    @Path("sign-out")
    public Response leave() {
        cookie.session(route).ifPresent(sessions::close);
        cookie.dropSession(route);
        flash.say("You are signed out.");
        return Response.seeOther(URI.create("/")).build();
    }
}
