package org.carillon.rules;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.sort.Action;
import org.carillon.sort.Facts;
import org.carillon.sort.RuleSet;
import org.carillon.sort.Sorter;
import org.carillon.sort.Verdict;
import org.jboss.logging.Logger;

/// Asks the rules of somebody what shall become of a letter.
@ApplicationScoped
public class Sorting {
    private static final Logger LOG = Logger.getLogger(Sorting.class);
    private static final int MAX_NAME = 100;

    private final RuleBook book;

    Sorting(RuleBook book) {
        this.book = book;
    }

    /// Nothing when the owner has no rules.
    ///
    /// @param name for `$LOGNAME`
    public Optional<Verdict> judge(RuleOwner owner, String name, Paper paper) {
        RuleSet rules = book.rules(owner);
        if (rules.statements().isEmpty()) return Optional.empty();
        return Optional.of(judge(rules, name, paper));
    }

    /// What rules that are not in force would do.
    public static Verdict judge(RuleSet rules, String name, Paper paper) {
        Address sender = paper.sender();
        var facts = new Facts(name, sender == null ? null : sender.toString(), paper.receivedAt());
        Verdict verdict = Sorter.sort(rules, paper.read(), facts);
        for (Action action : verdict.actions()) {
            if (action instanceof Action.Refused refused) {
                String who = name.substring(0, Math.min(MAX_NAME, name.length()));
                LOG.infof("rule not obeyed owner=%s line=%d", who, refused.line());
            }
        }
        return verdict;
    }

    /// The marks that these put on the letter.
    public static List<String> tags(List<Action> actions) {
        var tags = new ArrayList<String>();
        for (Action action : actions) if (action instanceof Action.Tag tag) tags.add(tag.word());
        return tags;
    }
}
