package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.desk.Reception;
import org.carillon.lists.Admission;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;

/// Carries out what somebody decided about people who wait, each by itself, and tells in a sentence what came of it.
@ApplicationScoped
class RequestDecisions {
    private static final String GONE = " by somebody else meanwhile.";

    private final Visitor visitor;
    private final Reception reception;

    RequestDecisions(Visitor visitor, Reception reception) {
        this.visitor = visitor;
        this.reception = reception;
    }

    String approve(MailingList list, List<Long> people) {
        By by = visitor.actor().by();
        int in = 0;
        int gone = 0;
        var kept = new ArrayList<String>();
        for (long id : people) {
            Optional<Admission> became = reception.approve(list, id, by);
            if (became.isEmpty()) gone++;
            else if (became.get().done()) in++;
            else kept.add(became.get().sentence());
        }
        String sentence = count(in, "is on the list now and gets a welcome.", "are on the list now and get a welcome.");
        return (sentence + decided(gone) + String.join(" ", kept)).strip();
    }

    String reject(MailingList list, List<Long> people, String reason) {
        By by = visitor.actor().by();
        int done = 0;
        for (long id : people) if (reception.reject(list, id, reason, by)) done++;
        return (count(done, "is not let in and gets a letter.", "are not let in and get a letter.")
                        + decided(people.size() - done))
                .strip();
    }

    private static String decided(int gone) {
        return count(gone, "was decided about" + GONE, "were decided about" + GONE);
    }

    private static String count(int number, String one, String many) {
        if (number == 0) return "";
        return (number == 1 ? "One person " + one : number + " people " + many) + " ";
    }
}
