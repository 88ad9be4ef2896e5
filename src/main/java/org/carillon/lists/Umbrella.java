package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Address;
import org.carillon.mail.Message;

/// Which lists below it a post passes on its way. That the list it was written to took it is enough for them, as
/// those who run them have agreed to; only who is banned there, and a list that is locked, are another matter.
@ApplicationScoped
public class Umbrella {
    /// What a list below does with the post.
    public sealed interface Passage {
        MailingList list();

        /// It goes to those of its members who have got nothing yet.
        record Through(MailingList list, Reach reach) implements Passage {}

        /// It waits there for the people who run it.
        record Waits(MailingList list, String reason) implements Passage {}
    }

    private final Nesting nesting;
    private final Posts posts;
    private final Identities identities;
    private final ListsAt addresses;

    Umbrella(Nesting nesting, Posts posts, Identities identities, ListsAt addresses) {
        this.addresses = addresses;
        this.nesting = nesting;
        this.posts = posts;
        this.identities = identities;
    }

    /// Whom that list serves itself: nobody who has the post by another list of ours that it names in To or Cc.
    public Reach top(MailingList list, Message post) {
        List<Address> named = PostFacts.named(post.headers())
                .filter(address -> !address.sameMailbox(list.address()))
                .toList();
        if (named.isEmpty()) return Reach.all(list.id());
        var others = new HashSet<Long>();
        addresses.among(named).values().stream()
                .filter(ListsAt.Found::itself)
                .forEach(found -> others.add(found.listId()));
        if (!others.isEmpty()) others.addAll(nesting.family(others));
        others.remove(list.id());
        return new Reach(list.id(), List.of(), posts.distributed(post, others));
    }

    /// The lists below, the nearest first and each once; what each decides is written down in the caller's transaction.
    /// What a list does not pass on does not come to those below it that way. For most lists that is one look that
    /// finds nothing.
    ///
    /// @param reach whom the list itself serves
    @Transactional
    public List<Passage> below(MailingList top, Reach reach, Message post) {
        List<Long> level = nesting.on(List.of(top.id()));
        if (level.isEmpty()) return List.of();
        var way = new Way(top, reach, post);
        for (int depth = 0; depth < Nesting.DEEPEST && !level.isEmpty(); depth++) {
            level = nesting.on(way.pass(level));
        }
        return way.passages;
    }

    /// One post on its way down.
    private final class Way {
        private final MailingList top;
        private final Reach reach;
        private final Message post;
        private final Optional<Address> author;
        private final List<Passage> passages = new ArrayList<>();
        private final Set<Long> seen = new LinkedHashSet<>();
        private final List<Long> served = new ArrayList<>();

        Way(MailingList top, Reach reach, Message post) {
            this.top = top;
            this.reach = reach;
            this.post = post;
            this.author = PostFacts.author(post).map(m -> m.address());
            seen.add(top.id());
        }

        /// Those of this level that pass it on.
        List<Long> pass(List<Long> level) {
            return level.stream()
                    .filter(seen::add)
                    .flatMap(id -> MailingList.withId(id).stream())
                    .filter(this::passes)
                    .map(MailingList::id)
                    .toList();
        }

        private boolean passes(MailingList list) {
            Posting posting = decide(list);
            posts.note(list, post, posting, "nested: " + posting.word() + ", " + posting.reason());
            switch (posting) {
                case Posting.Accept _ -> {
                    passages.add(new Passage.Through(list, reach.then(list.id(), served)));
                    served.add(list.id());
                }
                case Posting.Hold hold -> passages.add(new Passage.Waits(list, hold.reason()));
                case Posting.Reject _, Posting.Discard _ -> {}
            }
            return posting instanceof Posting.Accept;
        }

        private Posting decide(MailingList list) {
            if (list.closed()) return new Posting.Discard("the list is closed");
            if (author.flatMap(a -> identities.ban(list.id(), a)).isPresent())
                return new Posting.Discard("its author is banned here");
            boolean waits = list.settings().on(Setting.EMERGENCY);
            boolean fresh = waits ? posts.distributed(post, List.of(list.id())).isEmpty() : posts.remember(list, post);
            if (!fresh) return new Posting.Discard("the list has distributed this Message-ID already");
            String way = "it came by " + top.address();
            return waits ? new Posting.Hold(way + ", and every post waits") : new Posting.Accept(way);
        }
    }
}
