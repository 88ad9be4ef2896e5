package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.Admissions.Newcomer;
import org.carillon.mail.Address;

/// Decides about everybody who asks to be let onto a list, by whatever door: form, letter, invitation, a token that
/// came back. Those who run the list take people in by [Members], for which they need a right and no policy. Both end
/// at [Admissions].
@ApplicationScoped
public class Joining {
    /// What will be done, as far as it is known before anything is changed; the budgets have been asked.
    ///
    /// @param letter what the step wants to write is paid for
    public record Plan(Application application, JoinPolicy.Step step, boolean letter) {}

    private final Identities identities;
    private final LetterBudget budget;
    private final Confirmations confirmations;
    private final Members members;
    private final Admissions admissions;
    private final JoinRequests requests;
    private final JoinDecisions decisions;
    private final Invitations invitations;
    private final Bans bans;
    private final ListsAt addresses;
    private final Trail trail;

    Joining(
            Identities identities,
            LetterBudget budget,
            Confirmations confirmations,
            Members members,
            Admissions admissions,
            JoinRequests requests,
            JoinDecisions decisions,
            Invitations invitations,
            Bans bans,
            ListsAt addresses,
            Trail trail) {
        this.addresses = addresses;
        this.bans = bans;
        this.identities = identities;
        this.budget = budget;
        this.confirmations = confirmations;
        this.members = members;
        this.admissions = admissions;
        this.requests = requests;
        this.decisions = decisions;
        this.invitations = invitations;
        this.trail = trail;
    }

    /// Decides and acts, in the caller's transaction; pages take the two steps apart, as [#plan] must not hold a
    /// connection while it asks the budgets.
    ///
    /// @throws SettingException when that address can be no member; nothing was changed then
    @Transactional(dontRollbackOn = SettingException.class)
    public Admission ask(MailingList list, Application application, By by) {
        return act(list, plan(list, application), by);
    }

    /// What stands against it whoever's address it is, asked by the same statements for everybody.
    ///
    /// @throws SettingException when that address can be no member, or nobody can join who has proven nothing
    public void refuseOpenly(MailingList list, Application application) {
        refuseAddress(list, application.address());
        JoinPolicy policy = JoinPolicy.of(list);
        if (policy.step(Proof.NONE, false) == JoinPolicy.Step.REFUSE) throw new SettingException(policy.refusal(list));
    }

    private void refuseAddress(MailingList list, Address who) {
        Members.refuseOwn(list, who);
        addresses.refuse(who);
    }

    /// @throws SettingException when that address can be no member
    public Plan plan(MailingList list, Application application) {
        Address who = application.address();
        refuseAddress(list, who);
        boolean proven = application.proof() != Proof.NONE;
        boolean invited = proven && !list.closed() && invitations.open(list, who);
        var step = JoinPolicy.of(list).step(application.proof(), invited);
        // the banned pay, too: who asks for them would else see in the budget of their network that nothing was taken
        boolean asked = step == JoinPolicy.Step.ASK && affordable(list, application, step);
        if (step == JoinPolicy.Step.REFUSE || bans.of(list.id(), who).isEmpty()) {
            boolean letter = step == JoinPolicy.Step.ASK ? asked : affordable(list, application, step);
            return new Plan(application, step, letter);
        }
        // who only claims an address does not learn that it is banned: nothing is asked, and nobody is told
        return new Plan(application, proven ? JoinPolicy.Step.REFUSE : step, false);
    }

    private boolean affordable(MailingList list, Application application, JoinPolicy.Step step) {
        String network = application.network();
        return switch (step) {
            case ASK ->
                network == null
                        ? budget.question(application.asker())
                        : budget.pageQuestion(application.address(), network);
            case WAIT -> !known(list, application.address()) && decisions.affordable(list, application.address());
            case JOIN, REFUSE -> false;
        };
    }

    private boolean known(MailingList list, Address who) {
        return requests.waits(list, who) || members.find(list.id(), who).isPresent();
    }

    /// Carries the plan out.
    @Transactional
    public Admission act(MailingList list, Plan plan, By by) {
        Application application = plan.application();
        return switch (plan.step()) {
            case REFUSE -> refused(list, application);
            case ASK -> asked(list, application, plan.letter(), by);
            case WAIT -> once(list, application).orElseGet(() -> waits(list, application, plan.letter(), by));
            case JOIN -> once(list, application).orElseGet(() -> joined(list, application, by));
        };
    }

    /// Who is there by another address of their account does not get everything twice.
    private Optional<Admission> once(MailingList list, Application application) {
        return identities
                .byAnother(list.id(), application.address())
                .filter(_ -> members.find(list.id(), application.address()).isEmpty())
                .map(other -> new Admission.AlreadyBy(application.address(), other.address()));
    }

    /// Who has proven the address may hear that it is on the list; to others it is the same for all.
    private Admission refused(MailingList list, Application application) {
        Address who = application.address();
        boolean proven = application.proof() != Proof.NONE;
        if (proven && members.find(list.id(), who).isPresent()) return new Admission.Already(who);
        if (list.closed()) return new Admission.Refused(JoinPolicy.of(list).refusal(list));
        if (proven && bans.of(list.id(), who).isPresent()) {
            return new Admission.Refused(who + " cannot join this list. The people who run it answer questions: "
                    + list.address("owner") + ".");
        }
        return new Admission.Refused(JoinPolicy.of(list).refusal(list));
    }

    private Admission asked(MailingList list, Application application, boolean letter, By by) {
        Address who = application.address();
        if (!letter) return new Admission.Asked(who, List.of());
        var pending = new Confirmations.Pending(application.who(), Wish.JOIN, application.mode(), application.words());
        String token = confirmations.ask(list, pending);
        trail.add(list.id(), by, "asked to join", who.toString());
        var question = new ListAnswer.Confirm(application.asker(), Wish.JOIN, application.mode(), token);
        return new Admission.Asked(who, List.of(question));
    }

    private Admission waits(MailingList list, Application application, boolean letter, By by) {
        Address who = application.address();
        if (members.find(list.id(), who).isPresent()) return new Admission.Already(who);
        var fresh = requests.keep(list, application);
        fresh.ifPresent(request -> trail.add(list.id(), by, "waits for a moderator", who.toString()));
        List<ListAnswer> letters =
                letter ? fresh.map(request -> decisions.notice(list, request)).orElse(List.of()) : List.of();
        return new Admission.Waits(who, letters);
    }

    private Admission joined(MailingList list, Application application, By by) {
        Address who = application.address();
        boolean added = admissions.admit(
                        list,
                        List.of(new Newcomer(application.who(), Member.Preferences.USUAL.with(application.mode()))),
                        by)
                > 0;
        if (!added) return new Admission.Already(who);
        return new Admission.Joined(who, List.of(new ListAnswer.Welcome(who, application.asker())));
    }
}
