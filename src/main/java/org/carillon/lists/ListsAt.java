package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Tells addresses of our own lists from those of people, for one or for a thousand at a time. No list gets onto
/// another
/// as if it were a person: its members would get what nobody who runs it has agreed to.
@ApplicationScoped
public class ListsAt {
    /// An address of a list.
    ///
    /// @param word what stands beside the list's name, such as `request`; empty for the list itself
    public record Found(long listId, String word) {
        boolean itself() {
            return word.isEmpty();
        }

        /// Behind it are people.
        boolean owners() {
            return word.equals("owner");
        }
    }

    /// At their addresses, or at those they had before.
    private static final String AT = """
            select local, id from mailing_list where domain = ? and local = any(?)
            union all select local, list_id from former_address where domain = ? and local = any(?)""";

    private final Sql sql;

    ListsAt(Sql sql) {
        this.sql = sql;
    }

    Optional<Found> find(Address address) {
        return Optional.ofNullable(among(List.of(address)).get(address.key()));
    }

    /// Those that are addresses of lists, by their keys.
    Map<String, Found> among(Collection<Address> addresses) {
        Map<String, List<Address>> byDomain = addresses.stream().collect(Collectors.groupingBy(Address::domain));
        var found = new HashMap<String, Found>();
        for (String domain : ours(byDomain.keySet())) {
            List<Address> there = byDomain.getOrDefault(domain, List.of());
            Map<String, Long> lists = lists(domain, names(there));
            for (Address address : there) find(address, lists).ifPresent(one -> found.put(address.key(), one));
        }
        return found;
    }

    private List<String> ours(Set<String> domains) {
        return sql.list("select name from mail_domain where name = any(?)", row -> row.getString(1), (Object)
                domains.toArray(String[]::new));
    }

    /// Every list that one of them may be an address of.
    private static Set<String> names(List<Address> addresses) {
        var names = new HashSet<String>();
        for (Address address : addresses) {
            names.add(local(address));
            ListSuffix.split(address.local()).forEach(way -> names.add(way.list()));
        }
        return names;
    }

    private Map<String, Long> lists(String domain, Set<String> names) {
        var lists = new HashMap<String, Long>();
        String[] locals = names.toArray(String[]::new);
        sql.list(AT, row -> lists.put(row.getString(1), row.getLong(2)), domain, locals, domain, locals);
        return lists;
    }

    private static Optional<Found> find(Address address, Map<String, Long> lists) {
        Long itself = lists.get(local(address));
        if (itself != null) return Optional.of(new Found(itself, ""));
        for (ListSuffix way : ListSuffix.split(address.local())) {
            Long beside = lists.get(way.list());
            if (beside != null) return Optional.of(new Found(beside, way.word()));
        }
        return Optional.empty();
    }

    private static String local(Address address) {
        return address.local().toLowerCase(Locale.ROOT);
    }

    /// @throws SettingException when no person reads mail there
    void refuse(Address address) {
        find(address).ifPresent(found -> refuse(address, found));
    }

    private static void refuse(Address address, Found found) {
        if (found.owners()) return;
        throw new SettingException(found.itself() ? list(address) : robot(address));
    }

    static String list(Address address) {
        return address + " is a list, which joins no other as people do: somebody who runs both puts it there.";
    }

    static String robot(Address address) {
        return address + " is an address beside a list, where no person reads mail; it can be on no list.";
    }
}
