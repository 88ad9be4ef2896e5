package org.carillon.archive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.mail.PlainText;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Writes what has changed in a [Forest], each kind of change as one batch.
final class Growth {
    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("uuuu-MM").withZone(ZoneOffset.UTC);

    private final Connection connection;
    private final String listKey;
    private final Forest forest;

    Growth(Connection connection, String listKey, Forest forest) {
        this.connection = connection;
        this.listKey = listKey;
        this.forest = forest;
    }

    /// Trees come before branches and upper branches before lower ones, as the foreign keys want it. A tree
    /// without any post is nothing.
    void write() throws SQLException {
        newTrees();
        absorbedBranches();
        newBranches();
        filledBranches();
        movedBranches();
        changedTrees();
        absorbedTrees();
        months();
    }

    private void newTrees() throws SQLException {
        try (var batch = connection.prepareStatement("""
                insert into conversation (id, list_key, root_hash, subject, base_subject, started_at, latest_at, posts)
                values (?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Tree tree : forest.trees()) {
                if (tree.stored || tree.absorbed() || tree.posts == 0) continue;
                Sql.bind(
                        batch,
                        tree.id,
                        listKey,
                        tree.rootHash,
                        tree.subject,
                        tree.baseSubject,
                        tree.startedAt(),
                        tree.latestAt(),
                        tree.posts);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private void absorbedBranches() throws SQLException {
        try (var batch =
                connection.prepareStatement("update archived_post set conversation_id = ? where conversation_id = ?")) {
            for (Tree tree : forest.trees()) {
                if (!tree.stored || !tree.absorbed()) continue;
                Sql.bind(batch, tree.now().id, tree.id);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private void newBranches() throws SQLException {
        try (var batch = connection.prepareStatement("""
                insert into archived_post (message_id, digest, author, author_address, subject, sent_at, archived_at,
                                           parent_id, conversation_id, header_id, list_key, id_hash, id)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")) {
            for (Branch branch : upperFirst()) {
                bind(
                        batch,
                        branch.leaf,
                        parent(branch),
                        branch.tree().id,
                        headerId(branch),
                        listKey,
                        branch.hash,
                        branch.id);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    /// New branches, each behind the one it hangs under.
    private List<Branch> upperFirst() {
        Map<Long, Branch> waiting = new LinkedHashMap<>();
        for (Branch branch : forest.branches()) {
            if (!branch.stored && branch.tree().posts > 0) waiting.put(branch.id, branch);
        }
        var ordered = new ArrayList<Branch>(waiting.size());
        var path = new ArrayDeque<Branch>();
        for (Branch branch : List.copyOf(waiting.values())) {
            for (Branch at = waiting.remove(branch.id); at != null; at = waiting.remove(at.parent)) path.push(at);
            ordered.addAll(path);
            path.clear();
        }
        return ordered;
    }

    private void filledBranches() throws SQLException {
        try (var batch = connection.prepareStatement("""
                update archived_post set message_id = ?, digest = ?, author = ?, author_address = ?, subject = ?,
                    sent_at = ?, archived_at = ?, parent_id = ?, conversation_id = ? where id = ?""")) {
            for (Branch branch : forest.branches()) {
                if (!branch.stored || branch.leaf == null) continue;
                bind(batch, branch.leaf, parent(branch), branch.tree().id, branch.id);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private void movedBranches() throws SQLException {
        try (var batch = connection.prepareStatement("update archived_post set parent_id = ? where id = ?")) {
            for (Branch branch : forest.branches()) {
                if (!branch.stored || !branch.moved || branch.leaf != null) continue;
                Sql.bind(batch, parent(branch), branch.id);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private void changedTrees() throws SQLException {
        try (var batch = connection.prepareStatement("""
                update conversation set root_hash = ?, subject = ?, base_subject = ?, started_at = ?, latest_at = ?,
                    posts = ? where id = ?""")) {
            for (Tree tree : forest.trees()) {
                if (!tree.stored || !tree.changed || tree.absorbed()) continue;
                Sql.bind(
                        batch,
                        tree.rootHash,
                        tree.subject,
                        tree.baseSubject,
                        tree.startedAt(),
                        tree.latestAt(),
                        tree.posts,
                        tree.id);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private void absorbedTrees() throws SQLException {
        try (var batch = connection.prepareStatement("delete from conversation where id = ?")) {
            for (Tree tree : forest.trees()) {
                if (!tree.stored || !tree.absorbed()) continue;
                Sql.bind(batch, tree.id);
                batch.addBatch();
            }
            batch.executeBatch();
        }
    }

    private void months() throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        for (Branch branch : forest.branches()) {
            if (branch.leaf == null) continue;
            counts.merge(MONTH.format(branch.leaf.letter().times().sentAt()), 1, Integer::sum);
        }
        for (var count : counts.entrySet()) {
            if (change(
                            "update archive_month set posts = posts + ? where list_key = ? and posted = ?",
                            count.getValue(),
                            listKey,
                            count.getKey())
                    == 0) {
                change(
                        "insert into archive_month (posts, list_key, posted) values (?, ?, ?)",
                        count.getValue(),
                        listKey,
                        count.getKey());
            }
        }
    }

    private int change(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            Sql.bind(statement, values);
            return statement.executeUpdate();
        }
    }

    /// The seven columns of a post, empty for a placeholder, and the others behind them.
    private static void bind(PreparedStatement batch, Branch.@Nullable Leaf leaf, @Nullable Object... others)
            throws SQLException {
        var values = new ArrayList<@Nullable Object>();
        if (leaf == null) {
            values.addAll(Arrays.asList(null, "", "", "", "", null, null));
        } else {
            Letterhead letter = leaf.letter();
            values.addAll(List.of(
                    leaf.messageId(),
                    letter.digest(),
                    letter.author().name(),
                    letter.author().address(),
                    letter.subject(),
                    letter.times().sentAt(),
                    letter.times().archivedAt()));
        }
        values.addAll(Arrays.asList(others));
        Sql.bind(batch, values.toArray());
    }

    private static @Nullable Long parent(Branch branch) {
        return branch.parent == 0 ? null : branch.parent;
    }

    private static String headerId(Branch branch) {
        return PlainText.line(branch.headerId, 1000);
    }
}
