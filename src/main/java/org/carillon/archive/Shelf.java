package org.carillon.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.carillon.mail.MessageId;
import org.carillon.store.Sql;

/// The part of one list's archive that some new letters touch, loaded under the list's lock: a handful of
/// queries for one letter as for some hundred.
final class Shelf {
    private static final String BRANCH = """
            select id, id_hash, header_id, conversation_id, parent_id, digest from archived_post
            """;
    /// The cast keeps H2 from a plan that reads every row of the list: with an equal condition on the second column of
    /// an
    /// index it forgets the values of the first.
    static final String BY_HASH = BRANCH + "where cast(list_key as varchar) = ? and id_hash = any(?)";

    private static final String TREE = """
            select id, root_hash, subject, base_subject, started_at, latest_at, posts from conversation
            """;
    /// Conversations of one subject that are looked at.
    private static final int LATEST = 10;

    private final Connection connection;
    private final String listKey;
    private final Forest forest;

    private Shelf(Connection connection, String listKey, LongSupplier ids) {
        this.connection = connection;
        this.listKey = listKey;
        this.forest = new Forest(ids);
    }

    /// What must be known to place these letters. Locks the list until the transaction ends, so that nobody
    /// else changes its threads meanwhile.
    static Forest load(Connection connection, String listKey, LongSupplier ids, List<Letterhead> letters)
            throws SQLException {
        var shelf = new Shelf(connection, listKey, ids);
        shelf.lock();
        shelf.loadAll(letters);
        return shelf.forest;
    }

    private void lock() throws SQLException {
        if (locked()) return;
        try (var insert =
                connection.prepareStatement("insert into archive_list (list_key) values (?) on conflict do nothing")) {
            Sql.bind(insert, listKey);
            insert.executeUpdate();
        }
        locked();
    }

    private boolean locked() throws SQLException {
        try (var statement =
                connection.prepareStatement("select ended from archive_list where list_key = ? for update")) {
            Sql.bind(statement, listKey);
            List<Boolean> ended = Sql.readAll(statement, row -> row.getBoolean(1));
            if (ended.contains(true)) throw new ArchiveEndedException(listKey);
            return !ended.isEmpty();
        }
    }

    private void loadAll(List<Letterhead> letters) throws SQLException {
        know(rowsByHash(hashes(letters)));
        know(rowsByHash(twins(letters)));
        loadSubjects(letters);
        Set<String> roots = new LinkedHashSet<>();
        for (Tree tree : forest.trees()) if (forest.branch(tree.rootHash) == null) roots.add(tree.rootHash);
        know(rowsByHash(roots));
        loadGuessed(letters);
    }

    private static Set<String> hashes(List<Letterhead> letters) {
        Set<String> hashes = new LinkedHashSet<>();
        for (Letterhead letter : letters) {
            hashes.add(letter.hash(false));
            for (MessageId id : letter.chain()) hashes.add(id.hash());
        }
        return hashes;
    }

    /// Where letters stand whose Message-ID another letter had first: nowhere, or under their second name.
    private Set<String> twins(List<Letterhead> letters) {
        Set<String> twins = new LinkedHashSet<>();
        for (Letterhead letter : letters) {
            Branch first = forest.branch(letter.hash(false));
            if (first != null && first.real() && !first.digest.equals(letter.digest())) twins.add(letter.hash(true));
        }
        return twins;
    }

    /// Conversations that letters without references may join: for each letter only the latest ones that it is
    /// near to, so that a thousand letters with one subject do not make the next one slow.
    private void loadSubjects(List<Letterhead> letters) throws SQLException {
        Set<Near> wanted = new LinkedHashSet<>();
        for (Letterhead letter : letters) {
            String base = BaseSubject.of(letter.subject()).text();
            if (letter.chain().isEmpty() && !base.isEmpty())
                wanted.add(new Near(base, letter.times().sentAt()));
        }
        for (Near near : wanted) {
            loadTrees(
                    """
                    where base_subject = ? and list_key = ? and latest_at >= ? and started_at <= ?
                    order by latest_at desc limit ?""",
                    near.subject(),
                    listKey,
                    near.sentAt().minus(Forest.SUBJECT_WINDOW),
                    near.sentAt().plus(Forest.SUBJECT_WINDOW),
                    LATEST);
        }
    }

    private record Near(String subject, Instant sentAt) {}

    private void loadTrees(String where, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(TREE + where)) {
            Sql.bind(statement, values);
            for (Tree tree : Sql.readAll(statement, Shelf::tree)) {
                if (forest.tree(tree.id) == null) forest.know(tree);
            }
        }
    }

    private static Tree tree(ResultSet row) throws SQLException {
        var tree = new Tree(row.getLong("id"), true, row.getString("root_hash"));
        tree.subject = row.getString("subject");
        tree.baseSubject = row.getString("base_subject");
        tree.posts = row.getInt("posts");
        tree.spans(Sql.instant(row, "started_at"), Sql.instant(row, "latest_at"));
        tree.changed = false;
        return tree;
    }

    /// A placeholder that is to be filled and that has a parent may have to move: then its whole tree must be
    /// known.
    private void loadGuessed(List<Letterhead> letters) throws SQLException {
        Set<Long> trees = new LinkedHashSet<>();
        for (Letterhead letter : letters) {
            Branch branch = forest.branch(letter.hash(false));
            if (branch != null && !branch.real() && branch.parent != 0) trees.add(branch.tree().id);
        }
        if (trees.isEmpty()) return;
        try (var statement = connection.prepareStatement(BRANCH + "where conversation_id = any(?)")) {
            Sql.bind(statement, connection.createArrayOf("bigint", trees.toArray()));
            know(Sql.readAll(statement, Row::of));
        }
    }

    private List<Row> rowsByHash(Collection<String> hashes) throws SQLException {
        if (hashes.isEmpty()) return new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(BY_HASH)) {
            Sql.bind(statement, listKey, connection.createArrayOf("text", hashes.toArray()));
            return Sql.readAll(statement, Row::of);
        }
    }

    /// Takes in rows whose trees are not known yet along with those.
    private void know(List<Row> rows) throws SQLException {
        Set<Long> trees = new LinkedHashSet<>();
        for (Row row : rows) if (forest.tree(row.tree) == null) trees.add(row.tree);
        if (!trees.isEmpty()) loadTrees("where id = any(?)", connection.createArrayOf("bigint", trees.toArray()));
        for (Row row : rows) {
            Tree tree = forest.tree(row.tree);
            if (tree == null || forest.branch(row.hash) != null) continue;
            var branch = new Branch(row.id, row.hash, row.headerId, tree, true);
            branch.parent = row.parent;
            branch.digest = row.digest;
            forest.know(branch);
        }
    }

    private record Row(long id, String hash, String headerId, long tree, long parent, String digest) {
        static Row of(ResultSet row) throws SQLException {
            return new Row(
                    row.getLong("id"),
                    row.getString("id_hash"),
                    row.getString("header_id"),
                    row.getLong("conversation_id"),
                    row.getLong("parent_id"),
                    row.getString("digest"));
        }
    }
}
