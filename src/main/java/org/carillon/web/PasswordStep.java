package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.people.Person;
import org.carillon.people.SignIn;

/// Asks for the password once more before something that decides whose an account is: a browser
/// that somebody left open does not do it.
@RequestScoped
class PasswordStep {
    private static final int TOO_MANY = 429;

    /// One field of the form that is asked again.
    record Kept(String name, String value) {}

    /// What is to be done.
    ///
    /// @param sentence what it does
    /// @param action where the form goes
    record Deed(String sentence, String action, List<Kept> fields) {
        Deed {
            fields = List.copyOf(fields);
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance password(PasswordStep.Deed deed, String fault);
    }

    private final SignIn signIn;
    private final RoutingContext route;

    PasswordStep(SignIn signIn, RoutingContext route) {
        this.signIn = signIn;
        this.route = route;
    }

    /// Does it when the password is right; else the page that asks for it.
    Response ask(Person person, String password, Deed deed, Supplier<Response> then) {
        if (password.isEmpty()) return Pages.html(Response.Status.OK.getStatusCode(), Templates.password(deed, ""));
        String network = route.request().remoteAddress().hostAddress();
        return switch (signIn.ask(person.address().toString(), password, network)) {
            case SignIn.Outcome.Welcome _ -> then.get();
            case SignIn.Outcome.Wrong _ -> Pages.again(Templates.password(deed, "That is not your password."));
            case SignIn.Outcome.Wait _ ->
                Pages.html(TOO_MANY, Templates.password(deed, "Too many tries: wait a quarter of an hour."));
        };
    }
}
