package org.carillon.trust.blocklist;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import org.carillon.dns.Answer;

/// What the answer of a list means.
sealed interface Finding {
    /// The answers that count, such as `127.0.0.2, 127.0.0.4`.
    record Listed(String answers) implements Finding {}

    record Unlisted() implements Finding {}

    /// The list is in trouble or does not serve us: never a word about the client.
    record Broken(String why) implements Finding {}

    /// 127.0.0.1 never is a listing (RFC 5782 §5); 127.255.255.0/24 are errors by the convention of
    /// the large lists; an address outside 127.0.0.0/8 comes from a domain that has died and is for
    /// sale, where every name exists.
    static Finding of(BlockList list, Answer<InetAddress> answer) {
        return switch (answer) {
            case Answer.Found<InetAddress>(var found) -> found(list, found);
            case Answer.NoSuchName<InetAddress> _, Answer.NoData<InetAddress> _ -> new Unlisted();
            case Answer.TryAgain<InetAddress> _ -> new Broken("It did not answer.");
        };
    }

    private static Finding found(BlockList list, List<InetAddress> found) {
        for (InetAddress code : found) {
            if (!code(code)) {
                return new Broken("It answers " + code.getHostAddress()
                        + ", which no block list does: perhaps its domain belongs to somebody else now.");
            }
            if (error(code)) {
                return new Broken("It answers " + code.getHostAddress()
                        + ", an error: mostly it does not serve the DNS server we ask, or was asked too often.");
            }
        }
        List<String> those = found.stream()
                .map(InetAddress::getHostAddress)
                .filter(code -> !code.equals("127.0.0.1") && list.counts(code))
                .distinct()
                .sorted()
                .limit(MOST_CODES)
                .toList();
        return those.isEmpty() ? new Unlisted() : new Listed(String.join(", ", those));
    }

    /// Answers that are told; a list of many kinds gives a few.
    int MOST_CODES = 8;

    private static boolean code(InetAddress answer) {
        return answer instanceof Inet4Address && answer.isLoopbackAddress();
    }

    private static boolean error(InetAddress answer) {
        byte[] octets = answer.getAddress();
        return (octets[1] & 0xff) == 255 && (octets[2] & 0xff) == 255;
    }
}
