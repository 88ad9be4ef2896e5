package org.carillon.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.carillon.mail.Address;
import org.carillon.mail.MailTerms;
import org.carillon.spool.SpoolItem;
import org.junit.jupiter.api.Test;

class PipelineGroupsTest {
    private static SpoolItem item(long id, String recipient) {
        var errand = new SpoolItem.Errand(null, Address.of(recipient), MailTerms.NONE, OptionalLong.empty());
        return new SpoolItem(id, id, 1, errand, Instant.EPOCH, false);
    }

    @Test
    void neverSplitsLettersToOneRecipient() {
        var items = new ArrayList<SpoolItem>();
        for (int i = 0; i < 40; i++) items.add(item(i, "L" + i % 3 + "@lists.example"));

        List<List<SpoolItem>> groups = Pipeline.groups(items, 4);

        assertEquals(40, groups.stream().mapToInt(List::size).sum());
        for (String list : List.of("l0", "l1", "l2")) {
            long with = groups.stream()
                    .filter(g -> g.stream().anyMatch(i -> i.recipient().key().startsWith(list)))
                    .count();
            assertEquals(1, with, list);
        }
    }

    @Test
    void sharesLettersToManyOutAmongTheIdle() {
        var items = new ArrayList<SpoolItem>();
        for (int i = 0; i < 40; i++) items.add(item(i, "l" + i + "@lists.example"));

        List<List<SpoolItem>> groups = Pipeline.groups(items, 4);

        assertEquals(4, groups.size());
        assertTrue(groups.stream().allMatch(g -> g.size() == 10));
    }

    private static SpoolItem submitted(long id, long message, String recipient) {
        var errand = new SpoolItem.Errand(null, Address.of(recipient), MailTerms.NONE, OptionalLong.of(1));
        return new SpoolItem(id, message, 1, errand, Instant.EPOCH, false);
    }

    @Test
    void whatAPersonSendsToManyStaysTogetherWithWhatElseIsForThem() {
        var items = new ArrayList<SpoolItem>();
        for (int i = 0; i < 10; i++) items.add(submitted(i, 77, "friend" + i + "@far.example"));
        for (int i = 10; i < 20; i++) items.add(item(i, "l" + i + "@lists.example"));
        items.add(item(20, "friend3@far.example"));
        items.add(submitted(21, 78, "x@far.example"));
        items.add(submitted(22, 78, "friend3@far.example"));

        List<List<SpoolItem>> groups = Pipeline.groups(items, 4);

        assertEquals(items.size(), groups.stream().mapToInt(List::size).sum());
        List<SpoolItem> far = groups.stream()
                .filter(g -> g.stream().anyMatch(i -> i.messageId() == 77))
                .findFirst()
                .orElseThrow();
        assertTrue(far.size() >= 13, far.toString());
        assertEquals(
                13,
                far.stream()
                        .filter(i -> i.recipient().domain().equals("far.example"))
                        .count());
    }

    @Test
    void nothingMakesNoGroups() {
        assertEquals(List.of(), Pipeline.groups(List.of(), 4));
    }
}
