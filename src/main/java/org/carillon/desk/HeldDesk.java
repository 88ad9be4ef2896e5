package org.carillon.desk;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.By;
import org.carillon.lists.HeldPost;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.lists.Posts;
import org.carillon.lists.SettingException;
import org.carillon.mail.Message;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.store.DatabaseException;
import org.carillon.store.Messages;
import org.jboss.logging.Logger;

/// What the people who run a list decide about posts that wait.
@ApplicationScoped
public class HeldDesk {
    private static final Logger LOG = Logger.getLogger(HeldDesk.class);

    /// Seconds; a post to 100,000 members needs a few.
    private static final int TIMEOUT = 300;

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

    /// Sends a post on its way; false when it does not wait (any more). What it taught the filters is learned
    /// afterwards,
    /// so that nobody waits for a large list.
    ///
    /// @throws SettingException when the list is closed; the post stays held
    /// @throws TwinPostException when the list has distributed another copy of it; this one stays held
    public boolean accept(long id, By by) {
        Optional<Message> letter = letter(id);
        Optional<HeldPost> post = QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT)
                .call(() -> held.accept(id, by).map(this::publish));
        post.ifPresent(one -> learn(one, letter, false));
        return post.isPresent();
    }

    private HeldPost publish(HeldPost post) {
        MailingList list =
                MailingList.withId(post.listId()).orElseThrow(() -> new SettingException("The list is gone."));
        if (list.closed()) throw new SettingException("The list is closed; open it first. The post stays held.");
        Message message = messages.load(post.messageId());
        if (!posts.accepted(list, message)) throw new TwinPostException();
        desk.apply(new Effect.Publish(
                list, post.messageId(), message, post.summary().tags()));
        return post;
    }

    /// Throws a post away and remembers that such letters are spam, for the list and for the site; false when it does
    /// not
    /// wait (any more).
    public boolean discardSpam(long id, By by) {
        Optional<Message> letter = letter(id);
        Optional<HeldPost> post = QuarkusTransaction.requiringNew().call(() -> held.discard(id, by));
        post.ifPresent(one -> learn(one, letter, true));
        return post.isPresent();
    }

    private Optional<Message> letter(long id) {
        return held.find(id).flatMap(post -> messages.find(post.messageId()));
    }

    /// What was decided stands, even if nothing can be learned from it.
    private void learn(HeldPost post, Optional<Message> letter, boolean spam) {
        try {
            List<String> scopes = List.of(SpamScopes.list(post.listId()), SpamMemory.SITE);
            letter.ifPresent(message -> filter.learn(scopes, message, spam));
        } catch (RuntimeException broken) {
            LOG.warnf("not learned post=%d cause=%s", post.id(), DatabaseException.brief(broken));
        }
    }

    /// Throws a post away; false when it does not wait (any more).
    @Transactional
    public boolean discard(long id, By by) {
        return held.discard(id, by).isPresent();
    }
}
