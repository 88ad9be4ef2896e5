package org.carillon.pipeline;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.spool.SpoolItem;

/// Letters that one worker deals with: those to the same recipient, as they lock the same rows, and two workers would
/// wait for each other; and one letter to all its recipients: that of somebody who signed in leaves for them together
/// ([Companions]), and of two lists to which one was written the second must see what the first has sent to whom.
final class Kin {
    private static final Comparator<SpoolItem> ORDER =
            Comparator.comparing((SpoolItem item) -> item.recipient().key()).thenComparing(SpoolItem::id);

    private final Map<String, List<SpoolItem>> families = new HashMap<>();

    private Kin() {}

    /// In each family in the order of the recipients: two nodes that work at the same time lock rows in the same one.
    static List<List<SpoolItem>> of(List<SpoolItem> items) {
        var kin = new Kin();
        items.forEach(kin::add);
        Collection<List<SpoolItem>> each = Collections.newSetFromMap(new IdentityHashMap<>());
        each.addAll(kin.families.values());
        var all = new ArrayList<>(each);
        all.forEach(family -> family.sort(ORDER));
        all.sort(Comparator.comparing(List::getFirst, ORDER));
        return all;
    }

    private void add(SpoolItem item) {
        List<SpoolItem> family = family("to " + item.recipient().key(), new ArrayList<>());
        family.add(item);
        String letter = "letter " + item.messageId();
        List<SpoolItem> others = family(letter, family);
        if (others == family) return;
        others.addAll(family);
        families.replaceAll((key, known) -> known == family ? others : known);
    }

    private List<SpoolItem> family(String key, List<SpoolItem> otherwise) {
        return families.computeIfAbsent(key, k -> otherwise);
    }
}
