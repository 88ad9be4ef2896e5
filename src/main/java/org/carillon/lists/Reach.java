package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;

/// Whom a list serves with a post when it is not the only one: nobody gets two copies.
///
/// @param list whose members get theirs now
/// @param posted the list the post was written to, when that is another: who is on it has what they chose there,
///     be it nothing
/// @param served lists whose members have their copies already
public record Reach(long list, List<Long> posted, List<Long> served) {
    public Reach {
        posted = List.copyOf(posted);
        served = List.copyOf(served);
    }

    /// Everybody on that list.
    public static Reach all(long list) {
        return new Reach(list, List.of(), List.of());
    }

    /// Those of a list below it who have got nothing yet.
    ///
    /// @param between lists below that come before
    Reach then(long below, List<Long> between) {
        var before = new ArrayList<>(served);
        before.addAll(between);
        return new Reach(below, List.of(list), before);
    }

    /// All lists that have a part in it, this one first.
    List<Long> lists() {
        var all = new ArrayList<>(List.of(list));
        all.addAll(posted);
        all.addAll(served);
        return all;
    }

    boolean everybody() {
        return posted.isEmpty() && served.isEmpty();
    }
}
