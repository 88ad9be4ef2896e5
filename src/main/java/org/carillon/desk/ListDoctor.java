package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.trust.blocklist.BlockLists;
import org.carillon.trust.blocklist.SelfTest;

/// The part of the [Doctor] that tests block lists (RFC 5782 §5): a list that has closed may list everybody.
@ApplicationScoped
class ListDoctor {
    private final BlockLists lists;

    ListDoctor(BlockLists lists) {
        this.lists = lists;
    }

    /// Asks all of them at once.
    List<Finding> examine() {
        return lists.selfTests().stream().map(ListDoctor::finding).toList();
    }

    private static Finding finding(SelfTest test) {
        String text = test.zone() + ": " + test.sentence();
        return test.good()
                ? Finding.ok("block list", text)
                : Finding.warn(
                        "block list",
                        text,
                        "Look at the list's own pages and at carillon.dns.server, or take it out of"
                                + " carillon.trust.block-lists.zones.");
    }
}
