package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.carillon.store.Sql;

/// Finds members by how their address or name begins, in the same time on a list of ten and of a million: both
/// are kept once more as bytes in lower case, because an index on text serves no beginnings where the database
/// sorts by the rules of a language.
@ApplicationScoped
public class MemberSearch {
    /// No octet of UTF-8 (RFC 3629 §3), so it stands behind every text that begins alike.
    private static final byte LAST = (byte) 0xff;

    private final Sql sql;

    MemberSearch(Sql sql) {
        this.sql = sql;
    }

    /// Members whose address or name begins like that, whatever the case: first by address, then by name; at
    /// most `limit`. Nobody for an empty text.
    public List<Member> startingWith(long listId, String beginning, int limit) {
        byte[] first = start(beginning.strip());
        if (first.length == 0) return List.of();
        Map<Long, Member> found = new LinkedHashMap<>();
        for (String column : List.of("address_start", "name_start")) {
            for (Member member : by(column, listId, first, limit)) found.putIfAbsent(member.id(), member);
        }
        return found.values().stream().limit(limit).toList();
    }

    private List<Member> by(String column, long listId, byte[] first, int limit) {
        byte[] behind = Arrays.copyOf(first, first.length + 1);
        behind[first.length] = LAST;
        return sql.list(
                "select " + Members.COLUMNS + " from member where list_id = ? and " + column + " >= ? and " + column
                        + " < ? order by list_id, " + column + ", id limit ?",
                Members::member,
                listId,
                first,
                behind,
                limit);
    }

    /// As it stands in the columns that are searched.
    static byte[] start(String text) {
        return text.toLowerCase(Locale.ROOT).replace("\\", "").getBytes(StandardCharsets.UTF_8);
    }
}
