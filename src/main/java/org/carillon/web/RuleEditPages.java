package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.OptionalInt;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.rules.RuleFaultsException;
import org.carillon.sort.form.Card;
import org.carillon.sort.form.FormRules;

/// One sort rule as rows of conditions and deeds. Buttons that add or remove a row send the whole form and get it
/// back with that change, so that nothing typed is lost and no script is needed.
@Path("/me/rules/rule")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RuleEditPages {
    private static final int CONFLICT = 409;
    private static final int OK = Response.Status.OK.getStatusCode();
    private static final String CHANGED =
            "This rule was changed or deleted meanwhile, perhaps in another window. What you"
                    + " typed stands below; Save now adds it as a rule of its own, behind the others.";
    private static final String OTHERS_CHANGED =
            " The other rules had been changed meanwhile; they stay as they are now.";

    /// What the form is made of.
    ///
    /// @param key of the card that is changed; empty for a new rule
    /// @param focus whose last row the person goes on with: `conditions`, `deeds`, or empty
    record Page(String key, long version, RuleDraft draft, Choices choices, String focus) {}

    record Choices(List<RuleWords.Choice> places, List<RuleWords.Choice> looks, List<RuleWords.Choice> deeds) {
        static final Choices ALL = new Choices(RuleWords.PLACES, RuleWords.LOOKS, RuleWords.DEEDS);
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance edit(Page page);
    }

    private final Visitor visitor;
    private final People people;
    private final RuleShelf shelves;
    private final Flash flash;

    RuleEditPages(Visitor visitor, People people, RuleShelf shelves, Flash flash) {
        this.visitor = visitor;
        this.people = people;
        this.shelves = shelves;
        this.flash = flash;
    }

    private static TemplateInstance page(String key, long version, RuleDraft draft) {
        return Templates.edit(new Page(key, version, draft, Choices.ALL, ""));
    }

    @GET
    public TemplateInstance fresh() {
        return page("", shelves.of(visitor.required()).version(), RuleDraft.NEW);
    }

    @GET
    @Path("{key}")
    public Response edit(@PathParam("key") String key) {
        RuleShelf.Shelf shelf = shelves.of(visitor.required());
        OptionalInt place = shelf.find(key);
        if (place.isEmpty()) return back(RulePages.GONE);
        return switch (shelf.rules().cards().get(place.getAsInt())) {
            case Card.Form form -> Pages.html(OK, page(key, shelf.version(), RuleDraft.of(form.rule())));
            case Card.Hand _ -> Response.seeOther(URI.create("/me/rules/text")).build();
        };
    }

    @POST
    public Response save(@BeanParam RuleFields fields) {
        Person person = visitor.required();
        RuleDraft draft = fields.draft();
        return switch (fields.wish()) {
            case "more-conditions" -> again(fields, draft.withCondition());
            case "more-deeds" -> again(fields, draft.withDoing());
            case "less-conditions" -> again(fields, draft.withoutCondition(fields.row()));
            case "less-deeds" -> again(fields, draft.withoutDoing(fields.row()));
            default -> save(person, fields, draft.checked(people.addresses(person)));
        };
    }

    private static Response again(RuleFields fields, RuleDraft draft) {
        String focus = fields.wish().substring(fields.wish().indexOf('-') + 1);
        return Pages.html(OK, Templates.edit(new Page(fields.key(), fields.version(), draft, Choices.ALL, focus)));
    }

    private Response save(Person person, RuleFields fields, RuleDraft draft) {
        if (draft.faulty()) return Pages.again(page(fields.key(), fields.version(), draft));
        RuleShelf.Shelf shelf = shelves.of(person);
        boolean fresh = fields.key().isEmpty();
        OptionalInt place = shelf.find(fields.key());
        if (!fresh && place.isEmpty()) {
            return Pages.html(CONFLICT, page("", shelf.version(), draft.saying(CHANGED)));
        }
        FormRules rules =
                fresh ? shelf.rules().with(draft.rule()) : shelf.rules().with(place.getAsInt(), draft.rule());
        try {
            String asked = shelves.keep(person, rules);
            String others = shelf.version() == fields.version() ? "" : OTHERS_CHANGED;
            return back("Saved: " + RuleWords.title(draft.rule()) + "." + asked + others);
        } catch (RuleFaultsException faulty) {
            String why = faulty.faults().getFirst().why();
            return Pages.again(page(fields.key(), fields.version(), draft.saying(why)));
        }
    }

    private Response back(String sentence) {
        flash.say(sentence);
        return Response.seeOther(RulePages.PATH).build();
    }
}
