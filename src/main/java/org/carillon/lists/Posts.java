package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.carillon.mail.Address;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Envelope;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.rules.Paper;
import org.carillon.rules.RuleOwner;
import org.carillon.rules.Sorting;
import org.carillon.sort.Action;
import org.carillon.sort.Verdict;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.carillon.trust.TrustConfig;
import org.jspecify.annotations.Nullable;

/// The posts that came to the lists: what is known about one that comes in, and what was decided about each and
/// why.
@ApplicationScoped
public class Posts {
    /// How long an accepted Message-ID is remembered.
    static final Duration MEMORY = Duration.ofDays(7);

    private static final int MAX_TEXT = 200;

    /// What was decided about a post.
    /// @param reasons each rule that matched, one a line
    public record Decided(long id, String author, String subject, String decision, String reasons, Instant at) {}

    private final Members members;
    private final Identities identities;
    private final Sorting sorting;
    private final Sql sql;
    private final Ids ids;
    private final Clock clock;
    private final TrustConfig trust;

    Posts(Members members, Identities identities, Sorting sorting, Sql sql, Ids ids, Clock clock, TrustConfig trust) {
        this.members = members;
        this.identities = identities;
        this.sorting = sorting;
        this.sql = sql;
        this.ids = ids;
        this.clock = clock;
        this.trust = trust;
    }

    public PostFacts facts(MailingList list, Envelope envelope, Paper paper, PostOrigin origin) {
        Message message = paper.message();
        Optional<Address> author = PostFacts.author(message).map(m -> m.address());
        Optional<Member> found = author.flatMap(a -> identities.member(list.id(), a));
        @Nullable Member member = found.orElse(null);
        @Nullable
        Ban ban = author.flatMap(a -> identities.ban(list.id(), a, found)).orElse(null);
        List<Action> rules = sorting.judge(
                        RuleOwner.list(list.id()), list.address().toString(), paper)
                .map(Verdict::actions)
                .orElse(List.of());
        boolean mild = trust.dmarc().lists() == TrustConfig.ForLists.ACCEPT;
        PostOrigin sender = mild ? new PostOrigin(origin.provenance().indulged(), origin.spam()) : origin;
        var known = new PostFacts.Known(member, seen(list.id(), message), rules, sender, ban);
        return new PostFacts(list.own(), list.closed(), list.settings(), envelope, message, known);
    }

    /// Writes down what was decided, in the caller's transaction, and returns what finally stands: of two
    /// copies of a post that are accepted at the same moment only one is.
    @Transactional
    public PostingPolicy.Decision record(MailingList list, PostFacts facts, PostingPolicy.Decision decision) {
        PostingPolicy.Decision stands = decision;
        if (decision.posting() instanceof Posting.Accept && !accepted(list, facts.message())) stands = twin(decision);
        String reasons = stands.rows().stream().map(Object::toString).collect(Collectors.joining("\n"));
        note(list, facts.message(), stands.posting(), reasons);
        return stands;
    }

    /// Writes down what was decided about a post.
    ///
    /// @param reasons each rule that matched, one a line
    void note(MailingList list, Message message, Posting posting, String reasons) {
        sql.update(
                """
                insert into posting_decision (id, list_id, author, subject, id_hash, decision, reasons, decided_at)
                values (?, ?, ?, ?, ?, ?, ?, ?)""",
                ids.next(),
                list.id(),
                PostFacts.author(message).map(m -> m.address().toString()).orElse(""),
                subject(message.headers()),
                idHash(message).orElse(""),
                posting.word(),
                reasons,
                clock.instant());
    }

    /// Remembers that the list distributes this post: its Message-ID, and one more post of its author. Also for
    /// a held post that an owner lets through. False when the list has accepted that Message-ID before.
    @Transactional
    public boolean accepted(MailingList list, Message message) {
        if (!remember(list, message)) return false;
        PostFacts.author(message)
                .flatMap(a -> identities.member(list.id(), a.address()))
                .ifPresent(m -> members.countPost(m.id()));
        return true;
    }

    /// Those of the lists that have distributed it in the last days.
    List<Long> distributed(Message message, Collection<Long> lists) {
        Optional<String> hash = idHash(message);
        if (hash.isEmpty() || lists.isEmpty()) return List.of();
        return sql.list(
                "select list_id from seen_post where list_id = any(?) and id_hash = ? and seen_at >= ?",
                row -> row.getLong(1),
                lists.toArray(Long[]::new),
                hash.get(),
                clock.instant().minus(MEMORY));
    }

    /// Remembers the Message-ID alone. False when the list has distributed it before.
    boolean remember(MailingList list, Message message) {
        Instant now = clock.instant();
        Optional<String> hash = idHash(message);
        if (hash.isPresent()) {
            sql.update(
                    "delete from seen_post where list_id = ? and id_hash = ? and seen_at < ?",
                    list.id(),
                    hash.get(),
                    now.minus(MEMORY));
            int fresh = sql.update(
                    "insert into seen_post (list_id, id_hash, seen_at) values (?, ?, ?) on conflict do nothing",
                    list.id(),
                    hash.get(),
                    now);
            return fresh > 0;
        }
        return true;
    }

    /// What was decided, newest first, behind that number (0: from the newest).
    public List<Decided> page(long listId, long beforeId, int limit) {
        return sql.list("""
                select id, author, subject, decision, reasons, decided_at from posting_decision
                where list_id = ? and id < ? order by id desc limit ?""", Posts::row, listId, beforeId == 0 ? Long.MAX_VALUE : beforeId, limit);
    }

    /// The subject as a person reads it, on one line of bounded length.
    public static String subject(Headers headers) {
        String raw = headers.first("Subject").orElse("");
        return PlainText.line(EncodedWords.decoded(raw), MAX_TEXT);
    }

    /// A reason on one line of bounded length, as it is kept with a decision.
    public static String reason(String text) {
        return PlainText.line(text, MAX_TEXT);
    }

    private boolean seen(long listId, Message message) {
        return idHash(message)
                .flatMap(hash -> sql.first(
                        "select 1 from seen_post where list_id = ? and id_hash = ? and seen_at >= ?",
                        row -> true,
                        listId,
                        hash,
                        clock.instant().minus(MEMORY)))
                .isPresent();
    }

    private static PostingPolicy.Decision twin(PostingPolicy.Decision decision) {
        var twin = new Posting.Discard("the list has distributed this Message-ID already");
        var rows = new ArrayList<>(decision.rows());
        rows.addFirst(new PostingPolicy.MatchedRow("loop", twin));
        return new PostingPolicy.Decision(twin, rows);
    }

    private static Optional<String> idHash(Message message) {
        return message.headers().first("Message-ID").flatMap(MessageId::first).map(MessageId::hash);
    }

    private static Decided row(ResultSet row) throws SQLException {
        return new Decided(
                row.getLong("id"),
                row.getString("author"),
                row.getString("subject"),
                row.getString("decision"),
                row.getString("reasons"),
                Sql.instant(row, "decided_at"));
    }
}
