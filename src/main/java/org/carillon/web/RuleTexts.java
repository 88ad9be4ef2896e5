package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import org.carillon.desk.RuleDesk;
import org.carillon.mail.Address;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleFaultsException;
import org.carillon.rules.RuleText;
import org.carillon.rules.RuleVersion;
import org.carillon.sort.RuleSet;
import org.carillon.web.RuleForm.Draft;
import org.carillon.web.RuleTextView.Problem;
import org.jspecify.annotations.Nullable;

/// What the pages of rule texts do, whoever the rules belong to: [RuleTextPages], [ListRulePages], [SiteRulePages].
@ApplicationScoped
class RuleTexts {
    private static final int CONFLICT = 409;

    private final RuleBook book;
    private final RuleDesk desk;
    private final Visitor visitor;
    private final Flash flash;

    RuleTexts(RuleBook book, RuleDesk desk, Visitor visitor, Flash flash) {
        this.book = book;
        this.desk = desk;
        this.visitor = visitor;
        this.flash = flash;
    }

    /// The rules in force.
    TemplateInstance show(RulePlace place) {
        return page(place, inForce(place), Problem.NONE);
    }

    /// The text in force, for a form.
    Draft inForce(RulePlace place) {
        return book.show(place.owner()).map(t -> new Draft(t.text(), t.id())).orElse(new Draft("", 0));
    }

    private TemplateInstance page(RulePlace place, Draft draft, Problem problem) {
        RuleText inForce = book.show(place.owner()).orElse(null);
        List<RuleVersion> older = book.history(place.owner()).stream().skip(1).toList();
        return RuleTextPages.Templates.text(
                new RuleTextView(place.head(), draft, inForce, problem, older, waiting(place)));
    }

    private List<String> waiting(RulePlace place) {
        if (!(place instanceof RulePlace.Own own)) return List.of();
        return desk.waiting(own.person()).stream().map(Address::toString).toList();
    }

    /// Puts what was typed in force, unless the rules have changed since the form was made: then both are shown, and
    /// whoever saves once more has seen them.
    Response save(RulePlace place, RuleForm form) {
        Draft draft = form.draft();
        if (form.asks("edit")) return Pages.html(200, page(place, draft, Problem.NONE));
        RuleText now = book.show(place.owner()).orElse(null);
        if (now != null && now.text().equals(draft.text())) return said(place, "These rules are in force already.");
        if (now != null && now.id() != draft.version()) {
            var again = new Draft(draft.text(), now.id());
            return Pages.html(CONFLICT, page(place, again, new Problem(RuleFaults.NONE, true)));
        }
        return set(place, draft);
    }

    private Response set(RulePlace place, Draft draft) {
        try {
            List<Address> asked = put(place, draft.text());
            int recipes = RuleSet.parse(draft.text(), place.owner().dialect()).recipeCount();
            return said(place, saved(recipes) + asked(asked));
        } catch (RuleFaultsException faulty) {
            var faults = RuleFaults.of(draft.text(), faulty.faults());
            return Pages.again(page(place, draft, new Problem(faults, false)));
        }
    }

    private List<Address> put(RulePlace place, String text) {
        String by = visitor.required().address().toString();
        return switch (place) {
            case RulePlace.Own own -> desk.set(own.person(), text, by);
            case RulePlace.OfList _, RulePlace.OfSite _ -> {
                book.set(place.owner(), text, by);
                yield List.of();
            }
        };
    }

    private static String saved(int recipes) {
        return switch (recipes) {
            case 0 -> "Saved. There is no rule in force now.";
            case 1 -> "Saved. One rule is in force for the next letter.";
            default -> "Saved. " + recipes + " rules are in force for the next letter.";
        };
    }

    private static String asked(List<Address> asked) {
        if (asked.isEmpty()) return "";
        return " A letter asks "
                + asked.stream().map(Address::toString).collect(Collectors.joining(", "))
                + " to agree; until then what would be forwarded there stays in your inbox.";
    }

    private Response said(RulePlace place, String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(place.head().text())).build();
    }

    /// A text that was in force once.
    TemplateInstance version(RulePlace place, long id) {
        return RuleTextPages.Templates.version(place.head(), old(place, id), isInForce(place, id));
    }

    private boolean isInForce(RulePlace place, long id) {
        return book.show(place.owner()).map(t -> t.id() == id).orElse(false);
    }

    private RuleText old(RulePlace place, long id) {
        return book.version(place.owner(), id).orElseThrow(NotFoundException::new);
    }

    /// Puts it in force again; what it replaces is kept, too.
    Response restore(RulePlace place, long id) {
        return set(place, new Draft(old(place, id).text(), inForce(place).version()));
    }

    /// Writes once more to an address that has not agreed to be forwarded to.
    Response askAgain(RulePlace.Own place, @Nullable String address) {
        Address to = Address.parse(address == null ? "" : address).orElseThrow(NotFoundException::new);
        return said(
                place,
                desk.askAgain(place.person(), to)
                        ? "Another letter asks " + to + " to agree."
                        : "No letter was sent to " + to + ": one is sent at most once a day. Ask again tomorrow.");
    }
}
