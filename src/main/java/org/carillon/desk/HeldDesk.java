package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.carillon.lists.HeldPost;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Posts;
import org.carillon.mail.Message;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.store.Messages;

/// What the people who run a list decide about posts that wait.
@ApplicationScoped
public class HeldDesk {
    private final HeldPosts held;
    private final Posts posts;
    private final Messages messages;
    private final Desk desk;
    private final SpamFilter filter;

    HeldDesk(HeldPosts held, Posts posts, Messages messages, Desk desk, SpamFilter filter) {
        this.held = held;
        this.posts = posts;
        this.messages = messages;
        this.desk = desk;
        this.filter = filter;
    }

    /// Sends a post on its way; false when it does not wait (any more).
    ///
    /// @throws TwinPostException when the list has distributed another copy of it; this one stays held
    @Transactional
    public boolean accept(long id, String by) {
        return held.accept(id, by).map(this::publish).isPresent();
    }

    private HeldPost publish(HeldPost post) {
        MailingList list = MailingList.withId(post.listId()).orElseThrow();
        Message message = messages.load(post.messageId());
        if (!posts.accepted(list, message)) throw new TwinPostException();
        learn(post, false);
        desk.apply(new Effect.Publish(
                list, post.messageId(), message, post.summary().tags()));
        return post;
    }

    /// Throws a post away and remembers that such letters are spam, for the list and for the site; false when it does
    /// not
    /// wait (any more).
    @Transactional
    public boolean discardSpam(long id, String by) {
        held.find(id).ifPresent(post -> learn(post, true));
        return discard(id, by);
    }

    private void learn(HeldPost post, boolean spam) {
        messages.find(post.messageId())
                .ifPresent(message ->
                        filter.learn(List.of(SpamScopes.list(post.listId()), SpamMemory.SITE), message, spam));
    }

    /// Throws a post away; false when it does not wait (any more).
    @Transactional
    public boolean discard(long id, String by) {
        return held.discard(id, by).isPresent();
    }
}
