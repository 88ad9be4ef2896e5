package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// What the robot tells about lists, in a few sentences.
@ApplicationScoped
class ListDescription {
    private static final int MOST = 50;

    private final Sql sql;
    private final Members members;

    ListDescription(Sql sql, Members members) {
        this.sql = sql;
        this.members = members;
    }

    String about(MailingList list) {
        if (list.closed()) {
            return list.name() + ", " + list.address() + ": closed, nobody posts or joins any more; to leave write to "
                    + list.address("leave") + "; people who run it: " + list.address("owner") + ".";
        }
        ListSettings settings = list.settings();
        String posting = switch (settings.action(Setting.NONMEMBER)) {
            case ACCEPT -> "anybody may post";
            case HOLD, REJECT, DISCARD -> "members post";
        };
        String joining = switch (JoinPolicy.of(list)) {
            case OPEN, CONFIRM -> "to join write to " + list.address("join");
            case MODERATE, CONFIRM_MODERATE ->
                "to join write to " + list.address("join") + ", then a moderator decides";
            case CLOSED -> "the owners decide who joins";
            case INVITE -> "who is invited can join";
        };
        return list.name() + ", " + list.address() + ": " + posting + ", " + joining + ", to leave write to "
                + list.address("leave") + "; people who run it: " + list.address("owner") + ".";
    }

    /// Those that nobody joins by asking are nobody's business.
    String openLists(String domain) {
        Stream<MailingList> open = sql
                .list(
                        "select id from mailing_list where domain = ? order by local limit 500",
                        row -> row.getLong(1),
                        domain)
                .stream()
                .flatMap(id -> MailingList.withId(id).stream())
                .filter(list -> JoinPolicy.of(list).onTheirOwn());
        return sentence("Lists that can be joined", open.limit(MOST).toList());
    }

    /// Told to that address only.
    String listsOf(Address address, MailingList here) {
        List<MailingList> on = members.listsOf(address, here.address().domain()).stream()
                .limit(MOST)
                .flatMap(id -> MailingList.withId(id).stream())
                .toList();
        return sentence(address + " is on", on);
    }

    private static String sentence(String opening, List<MailingList> lists) {
        if (lists.isEmpty()) return opening + ": none.";
        return opening + ": " + lists.stream().map(l -> l.address().toString()).collect(Collectors.joining(", ")) + ".";
    }
}
