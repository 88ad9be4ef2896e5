package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.lists.MemberPlace.Order;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Shows members in pages, forwards and backwards, and finds them by how their address or name begins, in the same time
/// on
/// a list of ten and of a million: each page begins at a key and not at a count. What is searched is kept once more as
/// bytes in lower case, because an index on text serves no beginnings where the database sorts by the rules of a
/// language.
@ApplicationScoped
public class MemberSearch {
    /// No octet of UTF-8 (RFC 3629 §3), so it stands behind every text that begins alike.
    private static final byte LAST = (byte) 0xff;

    /// Beyond that nobody counts.
    public static final int COUNTED = 1000;

    private final Sql sql;

    MemberSearch(Sql sql) {
        this.sql = sql;
    }

    /// The members behind a place (empty: from the first): all in the order in which they came; those that were
    /// searched for
    /// first by address, then by name.
    ///
    /// @throws SettingException when that is no place
    public MemberPage after(long listId, MemberQuery query, String place, int limit) {
        return page(listId, query, place(place), false, limit);
    }

    /// The members before a place.
    public MemberPage before(long listId, MemberQuery query, String place, int limit) {
        return page(listId, query, place(place), true, limit);
    }

    /// How many there are, as far as [#COUNTED] and one more.
    public int count(long listId, MemberQuery query) {
        int found = 0;
        for (Order order : orders(query)) {
            if (found > COUNTED) break;
            var clause = clause(listId, query, order);
            found += (int) sql.number(
                    "select count(*) from (select id from member where " + clause.text() + " limit "
                            + (COUNTED + 1 - found) + ") found",
                    clause.values().toArray());
        }
        return found;
    }

    private static @Nullable MemberPlace place(String text) {
        if (text.isEmpty()) return null;
        return MemberPlace.read(text)
                .orElseThrow(() -> new SettingException("after and before must be taken from a link to another page."));
    }

    private record Found(Order order, Member member) {}

    private MemberPage page(long listId, MemberQuery query, @Nullable MemberPlace place, boolean backwards, int limit) {
        var found = new ArrayList<Found>();
        List<Order> orders = backwards ? orders(query).reversed() : orders(query);
        Optional<Order> from =
                Optional.ofNullable(place).map(MemberPlace::order).filter(orders::contains);
        for (Order order : orders) {
            if (found.size() > limit) break;
            if (from.isPresent() && orders.indexOf(order) < orders.indexOf(from.get())) continue;
            @Nullable MemberPlace start = place != null && place.order() == order ? place : null;
            read(listId, query, order, start, backwards, limit + 1 - found.size())
                    .forEach(member -> found.add(new Found(order, member)));
        }
        boolean more = found.size() > limit;
        List<Found> here = more ? found.subList(0, limit) : found;
        return shown(backwards ? here.reversed() : here, backwards, more, place != null);
    }

    private static MemberPage shown(List<Found> here, boolean backwards, boolean more, boolean within) {
        if (here.isEmpty()) return new MemberPage(List.of(), "", "");
        boolean earlier = backwards ? more : within;
        boolean later = backwards ? within : more;
        return new MemberPage(
                here.stream().map(Found::member).toList(),
                earlier ? place(here.getFirst()) : "",
                later ? place(here.getLast()) : "");
    }

    private static String place(Found found) {
        return MemberPlace.of(found.order(), found.member()).text();
    }

    private static List<Order> orders(MemberQuery query) {
        if (query.find().isEmpty()) return List.of(Order.ARRIVAL);
        return start(query.find()).length == 0 ? List.of() : List.of(Order.ADDRESS, Order.NAME);
    }

    private List<Member> read(
            long listId, MemberQuery query, Order order, @Nullable MemberPlace from, boolean backwards, int limit) {
        var clause = clause(listId, query, order);
        if (from != null) clause.behind(from, backwards);
        String way = backwards ? " desc" : "";
        String mode = order == Order.ARRIVAL && query.mode() != null ? "mode" + way + ", " : "";
        String key = order == Order.ARRIVAL ? "" : order.column() + way + ", ";
        return sql.list(
                "select " + Members.COLUMNS + " from member where " + clause.text() + " order by list_id" + way + ", "
                        + mode + key + "id" + way + " limit " + limit,
                Members::member,
                clause.values().toArray());
    }

    /// A condition that grows.
    private record Clause(StringBuilder text, List<@Nullable Object> values) {
        void and(String more, Object... bound) {
            text.append(" and ").append(more);
            values.addAll(Arrays.asList(bound));
        }

        /// The range begins at the place, so that nothing before it is read.
        void behind(MemberPlace place, boolean backwards) {
            String than = backwards ? "<" : ">";
            if (place.order() == Order.ARRIVAL) {
                and("id " + than + " ?", place.id());
                return;
            }
            String column = place.order().column();
            and(column + " " + than + "= ?", place.key());
            and("(" + column + " " + than + " ? or id " + than + " ?)", place.key(), place.id());
        }
    }

    private static Clause clause(long listId, MemberQuery query, Order order) {
        var clause = new Clause(new StringBuilder("list_id = ?"), new ArrayList<>(List.of(listId)));
        if (query.mode() != null) clause.and("mode = ?", query.mode().word());
        byte[] first = start(query.find());
        byte[] behind = Arrays.copyOf(first, first.length + 1);
        behind[first.length] = LAST;
        if (order != Order.ARRIVAL) clause.and(order.column() + " >= ? and " + order.column() + " < ?", first, behind);
        // who was found by address is not found by name once more
        if (order == Order.NAME) clause.and("not (address_start >= ? and address_start < ?)", first, behind);
        return clause;
    }

    /// As it stands in the columns that are searched.
    static byte[] start(String text) {
        return text.toLowerCase(Locale.ROOT).replace("\\", "").getBytes(StandardCharsets.UTF_8);
    }
}
