package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.carillon.store.Sql;

/// Writes all members as a table (RFC 4180) that [MemberImport] reads again. A thousand at a time, each read by itself:
/// neither the memory nor the database holds more, however slowly the file is taken.
@ApplicationScoped
public class MemberExport {
    private static final int CHUNK = 1000;

    private record Line(long id, String text) {}

    private final Sql sql;
    private final MemberTable table;

    MemberExport(Sql sql, MemberTable table) {
        this.sql = sql;
        this.table = table;
    }

    /// In UTF-8, in the order in which they came; leaves the stream open.
    public void write(MailingList list, OutputStream out) throws IOException {
        Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        writer.write(MemberTable.titles() + "\r\n");
        for (List<Line> some = behind(list, 0);
                !some.isEmpty();
                some = behind(list, some.getLast().id())) {
            for (Line line : some) writer.write(line.text() + "\r\n");
        }
        writer.flush();
    }

    private List<Line> behind(MailingList list, long id) {
        return sql.list(
                "select " + Members.COLUMNS
                        + ", created_at from member where list_id = ? and id > ? order by list_id, id limit " + CHUNK,
                this::line,
                list.id(),
                id);
    }

    private Line line(ResultSet row) throws SQLException {
        Member member = Members.member(row);
        return new Line(
                member.id(),
                table.written(member, Sql.instant(row, "created_at").toString()));
    }
}
