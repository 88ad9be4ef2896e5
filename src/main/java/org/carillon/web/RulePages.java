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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.carillon.people.Person;
import org.carillon.rules.RuleFaultsException;
import org.carillon.sort.form.Card;
import org.carillon.sort.form.FormRules;
import org.jspecify.annotations.Nullable;

/// My sort rules, in words: their order, which of them are on, and deleting. One rule is written in [RuleEditPages].
@Path("/me/rules")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class RulePages {
    static final URI PATH = URI.create("/me/rules");
    static final String GONE =
            "That rule was changed or deleted meanwhile, perhaps in another window. Nothing was done:"
                    + " look at the rules as they are now.";

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance rules(List<RuleCard> cards, List<String> waiting);

        static native TemplateInstance delete(RuleCard card);
    }

    /// What the buttons of a card do; the value of each is the key of the card.
    private enum Wish {
        UP,
        DOWN,
        ON,
        OFF
    }

    private final Visitor visitor;
    private final RuleShelf shelves;
    private final Flash flash;

    RulePages(Visitor visitor, RuleShelf shelves, Flash flash) {
        this.visitor = visitor;
        this.shelves = shelves;
        this.flash = flash;
    }

    @GET
    public TemplateInstance rules() {
        Person person = visitor.required();
        RuleShelf.Shelf shelf = shelves.of(person);
        List<RuleCard> cards = IntStream.range(0, shelf.keys().size())
                .mapToObj(i -> card(shelf, i))
                .toList();
        return Templates.rules(cards, shelves.waiting(person));
    }

    private static RuleCard card(RuleShelf.Shelf shelf, int i) {
        var ends = new RuleCard.Ends(i == 0, i == shelf.keys().size() - 1);
        return RuleCard.of(shelf.rules().cards().get(i), shelf.keys().get(i), ends);
    }

    @POST
    public Response change(
            @FormParam("up") @Nullable String up,
            @FormParam("down") @Nullable String down,
            @FormParam("on") @Nullable String on,
            @FormParam("off") @Nullable String off) {
        if (up != null) return change(up, Wish.UP);
        if (down != null) return change(down, Wish.DOWN);
        if (on != null) return change(on, Wish.ON);
        if (off != null) return change(off, Wish.OFF);
        return back("Nothing was changed: press one of the buttons of a rule.");
    }

    private Response change(String key, Wish wish) {
        Person person = visitor.required();
        RuleShelf.Shelf shelf = shelves.of(person);
        OptionalInt place = shelf.find(key);
        if (place.isEmpty()) return back(GONE);
        return changed(shelf.rules(), place.getAsInt(), wish)
                .map(rules ->
                        kept(person, rules, said(card(shelf, place.getAsInt()).title(), wish)))
                .orElseGet(() -> back("It stands there already."));
    }

    private static Optional<FormRules> changed(FormRules rules, int place, Wish wish) {
        boolean lastOne = place == rules.cards().size() - 1;
        return switch (wish) {
            case UP -> place == 0 ? Optional.empty() : Optional.of(rules.swapped(place));
            case DOWN -> lastOne ? Optional.empty() : Optional.of(rules.swapped(place + 1));
            case ON -> turned(rules, place, true);
            case OFF -> turned(rules, place, false);
        };
    }

    private static Optional<FormRules> turned(FormRules rules, int place, boolean on) {
        return switch (rules.cards().get(place)) {
            case Card.Form form -> Optional.of(rules.with(place, form.rule().turned(on)));
            case Card.Hand _ -> Optional.empty();
        };
    }

    private static String said(String title, Wish wish) {
        return switch (wish) {
            case UP -> "Moved up: " + title;
            case DOWN -> "Moved down: " + title;
            case ON -> "On from now on: " + title;
            case OFF -> "Off until you turn it on again: " + title;
        };
    }

    private Response kept(Person person, FormRules rules, String sentence) {
        try {
            return back(sentence + "." + shelves.keep(person, rules));
        } catch (RuleFaultsException faulty) {
            return back("Nothing was changed. " + faulty.faults().getFirst().why());
        }
    }

    private Response back(String sentence) {
        flash.say(sentence);
        return Response.seeOther(PATH).build();
    }

    @GET
    @Path("delete/{key}")
    public Response delete(@PathParam("key") String key) {
        RuleShelf.Shelf shelf = shelves.of(visitor.required());
        OptionalInt place = shelf.find(key);
        return place.isEmpty()
                ? back(GONE)
                : Pages.html(Response.Status.OK.getStatusCode(), Templates.delete(card(shelf, place.getAsInt())));
    }

    @GET
    @Path("delete")
    public Response deleteForm() {
        return Pages.form("/me/rules");
    }

    @POST
    @Path("delete")
    public Response deleted(@FormParam("key") @DefaultValue("") String key) {
        Person person = visitor.required();
        RuleShelf.Shelf shelf = shelves.of(person);
        OptionalInt place = shelf.find(key);
        if (place.isEmpty()) return back(GONE);
        String title = card(shelf, place.getAsInt()).title();
        return kept(person, shelf.rules().without(place.getAsInt()), "Deleted: " + title);
    }
}
