package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.lists.Admissions.Newcomer;
import org.carillon.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/// One member as a row of a table, written and read.
@ApplicationScoped
class MemberTable {
    private final Clock clock;

    MemberTable(Clock clock) {
        this.clock = clock;
    }

    static String titles() {
        return Arrays.stream(MemberColumn.values()).map(MemberColumn::title).collect(Collectors.joining(","));
    }

    /// A record of RFC 4180 without its line end.
    String written(Member member, String joined) {
        return Arrays.stream(MemberColumn.values())
                .map(column -> CsvCell.written(cell(column, member, joined)))
                .collect(Collectors.joining(","));
    }

    private String cell(MemberColumn column, Member member, String joined) {
        PostAction action = member.action();
        return switch (column) {
            case ADDRESS -> member.address().toString();
            case NAME -> member.mailbox().name();
            case MODE, OWN_POSTS, DUPLICATES, HIDE, ACK, PAUSE ->
                column.option().orElseThrow().of(member.preferences(), clock);
            case ACTION -> action == null ? MemberChange.NONE : action.word();
            case POSTS -> Integer.toString(member.posts());
            case JOINED -> joined;
        };
    }

    /// A pause that has ended since the file was written is none.
    private boolean over(String day) {
        try {
            return !LocalDate.parse(day.strip()).isAfter(LocalDate.now(clock));
        } catch (DateTimeParseException none) {
            return false;
        }
    }

    /// @throws SettingException when it is no member
    Newcomer read(Map<MemberColumn, String> cells) {
        Mailbox who = MemberLine.mailbox(cells.getOrDefault(MemberColumn.ADDRESS, ""));
        String name = cells.getOrDefault(MemberColumn.NAME, "");
        Member.Preferences preferences = Member.Preferences.USUAL;
        for (MemberColumn column : MemberColumn.values()) {
            String value = cells.getOrDefault(column, "");
            if (value.isEmpty() || column.option().isEmpty()) continue;
            if (column == MemberColumn.PAUSE && over(value)) continue;
            preferences = column.option().get().in(preferences, value, clock);
        }
        String word = cells.getOrDefault(MemberColumn.ACTION, "");
        @Nullable PostAction action = word.isEmpty() ? null : MemberChange.action(word);
        return new Newcomer(name.isEmpty() ? who : new Mailbox(name, who.address()), preferences, action);
    }
}
