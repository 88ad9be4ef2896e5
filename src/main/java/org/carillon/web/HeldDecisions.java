package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.LongFunction;
import org.carillon.desk.HeldDesk;
import org.carillon.desk.TwinPostException;
import org.carillon.lists.By;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;

/// Carries out what somebody decided about some posts, each by itself, and tells in a sentence what came of it.
@ApplicationScoped
class HeldDecisions {
    private final Visitor visitor;
    private final HeldPosts held;
    private final HeldDesk desk;

    HeldDecisions(Visitor visitor, HeldPosts held, HeldDesk desk) {
        this.visitor = visitor;
        this.held = held;
        this.desk = desk;
    }

    private enum Fate {
        DONE,
        /// Another copy has gone out; this one still waits.
        TWIN,
        /// Somebody else was faster.
        GONE
    }

    String accept(MailingList list, List<Long> posts) {
        if (list.closed()) return "Nothing went out: the list is closed. Open it first; the posts stay here meanwhile.";
        By by = visitor.actor().by();
        return all(list, posts, "accepted and goes out", "accepted and go out", id -> desk.accept(id, by));
    }

    String discard(MailingList list, List<Long> posts) {
        By by = visitor.actor().by();
        return all(list, posts, "discarded", "discarded", id -> desk.discard(id, by));
    }

    /// The filters learn from it.
    String spam(MailingList list, List<Long> posts) {
        By by = visitor.actor().by();
        return all(list, posts, "discarded as spam", "discarded as spam", id -> desk.discardSpam(id, by));
    }

    private String all(MailingList list, List<Long> posts, String one, String many, LongFunction<Boolean> deed) {
        List<Fate> fates = posts.stream().map(id -> fate(list, id, deed)).toList();
        return (sentence(fates, Fate.DONE, "One post is " + one + ".", " posts are " + many + ".")
                        + sentence(
                                fates,
                                Fate.TWIN,
                                "One post stays: the list has distributed another copy of it. Discard it.",
                                " posts stay: the list has distributed other copies of them. Discard them.")
                        + sentence(
                                fates,
                                Fate.GONE,
                                "One post does not wait any more: somebody else has decided about it.",
                                " posts do not wait any more: somebody else has decided about them."))
                .strip();
    }

    private static String sentence(List<Fate> fates, Fate fate, String one, String many) {
        long count = fates.stream().filter(fate::equals).count();
        if (count == 0) return "";
        return (count == 1 ? one : count + many) + " ";
    }

    /// Who runs one list must not reach the posts of another by their numbers.
    private Fate fate(MailingList list, long id, LongFunction<Boolean> deed) {
        boolean here = held.find(id).filter(p -> p.listId() == list.id()).isPresent();
        try {
            return here && deed.apply(id) ? Fate.DONE : Fate.GONE;
        } catch (TwinPostException twin) {
            return Fate.TWIN;
        }
    }
}
