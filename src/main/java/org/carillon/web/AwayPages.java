package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.carillon.people.Person;
import org.carillon.vacation.AwayLetter;
import org.carillon.vacation.SampleLetter;
import org.carillon.vacation.Vacation;
import org.carillon.vacation.VacationException;
import org.jspecify.annotations.Nullable;

/// Somebody's own away message: on, off, and what became of the letters that came meanwhile.
@Path("/me/away")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class AwayPages {
    private static final URI HERE = URI.create("/me/away");

    /// What a friend would get.
    ///
    /// @param letter null while there is no text
    /// @param to the subject of the friend's letter
    /// @param saved false when it is only looked at
    record Reply(@Nullable AwayLetter letter, String to, boolean saved) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance away(
                AwayState state, AwayForm form, Reply reply, List<AwayLine> lines, List<String> zones);

        static native TemplateInstance letters(List<AwayLine> lines, String next);
    }

    private final Visitor visitor;
    private final AwayDesk desk;
    private final Flash flash;

    AwayPages(Visitor visitor, AwayDesk desk, Flash flash) {
        this.visitor = visitor;
        this.desk = desk;
        this.flash = flash;
    }

    @GET
    public TemplateInstance away() {
        Person person = visitor.required();
        Vacation kept = desk.kept(person);
        return page(person, desk.form(person, kept), reply(desk.sample(person, kept), true));
    }

    private TemplateInstance page(Person person, AwayForm form, Reply reply) {
        return Templates.away(desk.state(person), form, reply, desk.newest(person), AwayDesk.ZONES);
    }

    private static Reply reply(@Nullable AwayLetter letter, boolean saved) {
        return new Reply(letter, SampleLetter.SUBJECT, saved);
    }

    /// Keeps the form, on or off, or only shows the reply it would make.
    @POST
    public Response set(@BeanParam AwayFields fields) {
        Person person = visitor.required();
        AwayForm form = fields.form(desk.addresses(person));
        try {
            Vacation wanted = desk.checked(person, form, !fields.deed.equals("keep"));
            if (fields.deed.equals("look")) {
                return Pages.html(200, page(person, form, reply(desk.sample(person, wanted), false)));
            }
            desk.set(person, wanted);
        } catch (VacationException wrong) {
            return Pages.again(page(person, form.with(wrong.faults()), reply(null, false)));
        }
        flash.say("Saved.");
        return Response.seeOther(HERE).build();
    }

    @GET
    @Path("off")
    public Response offForm() {
        return Pages.form(HERE.toString());
    }

    @POST
    @Path("off")
    public Response off() {
        boolean wasOn = desk.off(visitor.required());
        flash.say(wasOn ? "Switched off: nobody is answered any more." : "It was switched off already.");
        return Response.seeOther(HERE).build();
    }

    /// @param before the number of a decision; those older than it are shown
    @GET
    @Path("letters")
    public TemplateInstance letters(@QueryParam("before") @DefaultValue("") String before) {
        Person person = visitor.required();
        List<AwayLine> lines = before.isEmpty() ? desk.page(person) : desk.page(person, Numbers.of(before));
        boolean more = lines.size() > AwayDesk.PAGE;
        List<AwayLine> shown = more ? lines.subList(0, AwayDesk.PAGE) : lines;
        return Templates.letters(
                shown, more ? "/me/away/letters?before=" + shown.getLast().id() : "");
    }
}
