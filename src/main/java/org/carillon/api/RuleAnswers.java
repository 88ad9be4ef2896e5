package org.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleFaultsException;
import org.carillon.rules.RuleOwner;
import org.carillon.sort.Fault;
import org.carillon.sort.RuleSet;
import org.jspecify.annotations.Nullable;

/// What the calls for rules of people, lists and the site have in common.
@ApplicationScoped
class RuleAnswers {
    /// @param changedAt null when none were ever set
    public record Rules(String text, @Nullable Instant changedAt, String changedBy) {}

    /// @param asked addresses outside whose owners were asked by letter whether they want forwarded mail
    public record NewRules(int recipes, List<String> asked) {}

    /// Puts a text in force and returns whom it asked.
    interface Setting {
        List<Address> set(String text);
    }

    private final RuleBook book;
    private final Caller caller;

    RuleAnswers(RuleBook book, Caller caller) {
        this.book = book;
        this.caller = caller;
    }

    Rules show(RuleOwner owner) {
        return book.show(owner)
                .map(t -> new Rules(t.text(), t.changedAt(), t.by()))
                .orElse(new Rules("", null, ""));
    }

    Response set(RuleOwner owner, @Nullable String text) {
        return set(owner, text, wanted -> {
            book.set(owner, wanted, caller.by());
            return List.of();
        });
    }

    Response set(RuleOwner owner, @Nullable String text, Setting setting) {
        String wanted = text == null ? "" : text;
        try {
            List<String> asked =
                    setting.set(wanted).stream().map(Address::toString).toList();
            int recipes = RuleSet.parse(wanted, owner.dialect()).recipeCount();
            return Response.ok(new NewRules(recipes, asked)).build();
        } catch (RuleFaultsException faulty) {
            return Problem.builder(422, said(faulty.faults())).build();
        }
    }

    /// Every line that cannot work, in one sentence each.
    private static String said(List<Fault> faults) {
        return String.join(
                " ",
                faults.stream().map(f -> "Line " + f.line() + ": " + f.why()).toList());
    }
}
