package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.store.Ids;
import org.carillon.store.Messages;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Posts that wait for an owner. What becomes of one that is let through is up to `desk`.
@ApplicationScoped
public class HeldPosts {
    private static final String COLUMNS =
            "id, list_id, message_id, sender, author, subject, reason, notes, tags, held_at";

    /// Notes of one post that are kept, and characters of each.
    private static final int MOST_NOTES = 20;

    private static final int LONGEST_NOTE = 1000;

    /// Why a post waits, and the marks that it shall bear when it goes out.
    ///
    /// @param notes what else there is to say of it, a sentence each
    public record Why(String reason, List<String> notes, List<String> tags) {
        public Why {
            notes = List.copyOf(notes);
            tags = List.copyOf(tags);
        }

        public Why(String reason, List<String> tags) {
            this(reason, List.of(), tags);
        }

        private List<String> lines() {
            return notes.stream()
                    .limit(MOST_NOTES)
                    .map(note -> PlainText.line(note, LONGEST_NOTE))
                    .toList();
        }
    }

    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final Messages messages;
    private final Trail trail;
    private final LetterBudget budget;

    HeldPosts(Sql sql, Ids ids, Clock clock, Messages messages, Trail trail, LetterBudget budget) {
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.messages = messages;
        this.trail = trail;
        this.budget = budget;
    }

    /// Puts a post aside, in the caller's transaction.
    ///
    /// @param messageId where its bytes are stored
    /// @param sender the envelope sender, null for the empty return path
    /// @param why the reason, and marks of sort rules
    @Transactional
    public HeldPost hold(MailingList list, long messageId, @Nullable Address sender, Message message, Why why) {
        String author =
                PostFacts.author(message).map(m -> m.address().toString()).orElse("");
        var summary = new HeldPost.Summary(
                author, Posts.subject(message.headers()), PlainText.line(why.reason(), 300), why.tags(), why.lines());
        var post = new HeldPost(ids.next(), list.id(), messageId, sender, summary, clock.instant());
        sql.update(
                "insert into held_post (" + COLUMNS + ") values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                post.id(),
                post.listId(),
                messageId,
                sender == null ? null : sender.toString(),
                author,
                summary.subject(),
                summary.reason(),
                String.join("\n", summary.notes()),
                String.join("\n", summary.tags()),
                post.heldAt());
        return post;
    }

    /// The letter that tells owners and moderators, unless they had many in the last hour.
    @Transactional
    public List<ListAnswer> notice(MailingList list, HeldPost post) {
        if (list.staff().isEmpty() || !budget.heldNotice(list.id())) return List.of();
        return List.of(new ListAnswer.Held(post, count(list.id())));
    }

    public long count(long listId) {
        return sql.number("select count(*) from held_post where list_id = ?", listId);
    }

    public Optional<HeldPost> find(long id) {
        return sql.first("select " + COLUMNS + " from held_post where id = ?", HeldPosts::post, id);
    }

    /// The posts of one list that wait, oldest first, behind that number (0: from the first).
    public List<HeldPost> page(long listId, long afterId, int limit) {
        return sql.list(
                "select " + COLUMNS + " from held_post where list_id = ? and id > ? order by id limit ?",
                HeldPosts::post,
                listId,
                afterId,
                limit);
    }

    /// The same over all lists.
    public List<HeldPost> page(long afterId, int limit) {
        return sql.list(
                "select " + COLUMNS + " from held_post where id > ? order by id limit ?",
                HeldPosts::post,
                afterId,
                limit);
    }

    /// Takes a post out because it may go on its way; nothing when somebody else has decided before. The bytes
    /// stay.
    @Transactional
    public Optional<HeldPost> accept(long id, By by) {
        return take(id, by, "post accepted");
    }

    /// Throws a post away; nothing when somebody else has decided before.
    @Transactional
    public Optional<HeldPost> discard(long id, By by) {
        Optional<HeldPost> post = take(id, by, "post discarded");
        post.ifPresent(p -> messages.dropIfLoose(p.messageId()));
        return post;
    }

    private Optional<HeldPost> take(long id, By by, String action) {
        Optional<HeldPost> post = find(id);
        boolean mine = sql.update("delete from held_post where id = ?", id) > 0;
        if (post.isEmpty() || !mine) return Optional.empty();
        HeldPost taken = post.get();
        trail.add(
                taken.listId(),
                by,
                action,
                taken.summary().author() + ": " + taken.summary().subject());
        return post;
    }

    private static HeldPost post(ResultSet row) throws SQLException {
        String sender = row.getString("sender");
        return new HeldPost(
                row.getLong("id"),
                row.getLong("list_id"),
                row.getLong("message_id"),
                sender == null ? null : Address.of(sender),
                new HeldPost.Summary(
                        row.getString("author"),
                        row.getString("subject"),
                        row.getString("reason"),
                        row.getString("tags").lines().toList(),
                        row.getString("notes").lines().toList()),
                Sql.instant(row, "held_at"));
    }
}
