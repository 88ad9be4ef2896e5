package org.carillon.trust.blocklist;

import java.net.InetAddress;
import java.util.Set;
import org.carillon.dns.Records;

/// Whether a list behaves as RFC 5782 §5 says: 127.0.0.2 is on it and 127.0.0.1 is not.
///
/// @param sentence for the operator
public record SelfTest(String zone, boolean good, String sentence) {
    static SelfTest of(BlockList list, Records dns) {
        // its test entry need not be one of the answers that the operator wants
        var all = new BlockList(list.zone(), list.weight(), Set.of());
        return switch (ask(all, "127.0.0.2", dns)) {
            case Finding.Broken(var why) -> new SelfTest(list.zone(), false, why);
            case Finding.Unlisted() ->
                new SelfTest(
                        list.zone(), false, "It does not list 127.0.0.2, as every list should: perhaps it has closed.");
            case Finding.Listed _ -> innocent(list, ask(all, "127.0.0.1", dns));
        };
    }

    private static SelfTest innocent(BlockList list, Finding finding) {
        return switch (finding) {
            case Finding.Broken(var why) -> new SelfTest(list.zone(), false, why);
            case Finding.Listed _ ->
                new SelfTest(list.zone(), false, "It lists 127.0.0.1, so it lists everybody: take it out.");
            case Finding.Unlisted() -> new SelfTest(list.zone(), true, "It answers as a block list should.");
        };
    }

    static SelfTest mute(BlockList list) {
        return new SelfTest(list.zone(), false, "It did not answer in time.");
    }

    private static Finding ask(BlockList list, String address, Records dns) {
        return Finding.of(list, dns.four(list.nameOf(InetAddress.ofLiteral(address))));
    }
}
