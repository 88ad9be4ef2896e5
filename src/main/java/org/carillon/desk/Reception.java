package org.carillon.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.Admission;
import org.carillon.lists.Application;
import org.carillon.lists.By;
import org.carillon.lists.Inviting;
import org.carillon.lists.JoinDecisions;
import org.carillon.lists.Joining;
import org.carillon.lists.LetterTokens;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.MailingList;
import org.carillon.lists.Wishes;
import org.carillon.mail.Mailbox;

/// People come onto lists by pages and programs: what [Joining] decides is carried out together with the letters that
/// belong to it. Call it outside of a transaction: budgets are asked before one begins.
@ApplicationScoped
public class Reception {
    private final Joining joining;
    private final LetterTokens tokens;
    private final JoinDecisions decisions;
    private final Inviting inviting;
    private final Correspondence correspondence;

    Reception(
            Joining joining,
            LetterTokens tokens,
            JoinDecisions decisions,
            Inviting inviting,
            Correspondence correspondence) {
        this.inviting = inviting;
        this.joining = joining;
        this.tokens = tokens;
        this.decisions = decisions;
        this.correspondence = correspondence;
    }

    /// Somebody asks to be let onto a list.
    ///
    /// @throws org.carillon.lists.SettingException when that address can be no member
    public Admission join(MailingList list, Application application, By by) {
        Joining.Plan plan = joining.plan(list, application);
        return QuarkusTransaction.requiringNew().call(() -> {
            Admission became = joining.act(list, plan, by);
            correspondence.send(list, became.letters());
            return became;
        });
    }

    /// A token has come back on a page.
    ///
    /// @param words of whoever brought it
    public Wishes.Fulfilled redeem(MailingList list, String token, String words, By by) {
        LetterTokens.Returned returned = tokens.returned(list, token, null, words);
        return QuarkusTransaction.requiringNew().call(() -> {
            Wishes.Fulfilled became = tokens.redeem(list, token, returned, by);
            correspondence.send(list, became.letters());
            return became;
        });
    }

    /// Somebody who runs the list asks a person onto it by a letter.
    ///
    /// @throws org.carillon.lists.SettingException when that address can be no member
    public Inviting.Outcome invite(MailingList list, Mailbox who, String words, By by) {
        String why = inviting.objection(list, who.address());
        if (!why.isEmpty()) return new Inviting.Outcome(why);
        QuarkusTransaction.requiringNew()
                .run(() -> correspondence.send(list, List.of(inviting.invite(list, who, words, by))));
        return Inviting.Outcome.DONE;
    }

    /// A moderator lets somebody in; nothing when nobody of that number waits there (any more).
    public Optional<Admission> approve(MailingList list, long request, By by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<Admission> became = decisions.approve(list, request, by);
            became.ifPresent(one -> correspondence.send(list, one.letters()));
            return became;
        });
    }

    /// A moderator does not let somebody in, who is told; false when nobody of that number waits there (any more).
    public boolean reject(MailingList list, long request, String reason, By by) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Optional<List<ListAnswer>> letters = decisions.reject(list, request, reason, by);
            letters.ifPresent(some -> correspondence.send(list, some));
            return letters.isPresent();
        });
    }
}
