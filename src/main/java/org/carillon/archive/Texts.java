package org.carillon.archive;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.mail.BodyText;
import org.carillon.mail.Message;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The texts of many posts at once, for whole conversations on one page.
@ApplicationScoped
public class Texts {
    /// Bytes of a post that is opened here; bigger ones have a page of their own. With [#TOGETHER] it bounds the
    /// memory that one reader takes.
    public static final int MAX_SIZE = 256 * 1024;

    private static final int TOGETHER = 20;

    /// What a person would read of a post.
    ///
    /// @param size of its bytes
    /// @param complete false when there is more than `text`, or the post is bigger than [Texts#MAX_SIZE]: then
    ///     the text is empty
    public record Excerpt(String text, int size, boolean complete) {}

    private record Named(String hash, Excerpt excerpt) {}

    private final Sql sql;

    Texts(Sql sql) {
        this.sql = sql;
    }

    /// The texts of these posts by their hashes, each cut to `max` characters. What has not come has none.
    public Map<String, Excerpt> of(String listKey, List<String> hashes, int max) {
        Map<String, Excerpt> texts = new HashMap<>();
        for (int from = 0; from < hashes.size(); from += TOGETHER) {
            String[] some = hashes.subList(from, Math.min(hashes.size(), from + TOGETHER))
                    .toArray(String[]::new);
            for (Named one : some(listKey, some, max)) texts.put(one.hash, one.excerpt);
        }
        return texts;
    }

    /// The cast: see [Shelf#BY_HASH].
    private List<Named> some(String listKey, String[] hashes, int max) {
        return sql.list("""
                select p.id_hash, m.size, case when m.size <= ? then m.bytes end as shown
                from archived_post p join message m on m.id = p.message_id
                where p.id_hash = any(?) and cast(p.list_key as varchar) = ?""", row -> new Named(row.getString("id_hash"), excerpt(row, max)), MAX_SIZE, hashes, listKey);
    }

    private static Excerpt excerpt(ResultSet row, int max) throws SQLException {
        byte @Nullable [] bytes = row.getBytes("shown");
        int size = row.getInt("size");
        if (bytes == null) return new Excerpt("", size, false);
        String text = BodyText.of(new Message(bytes), max + 1);
        boolean complete = text.length() <= max;
        return new Excerpt(complete ? text : text.substring(0, max), size, complete);
    }
}
