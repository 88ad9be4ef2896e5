package org.carillon.trust.blocklist;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.carillon.mail.AsciiDomain;

/// One list and how much it counts.
///
/// @param answers those that count, such as `127.0.0.2`; none means all
public record BlockList(String zone, int weight, Set<String> answers) {
    /// Octets: a reversed IPv6 address of 64 and the zone must fit into a name (RFC 1035 §2.3.4).
    private static final int LONGEST_ZONE = 180;

    private static final int MOST_WEIGHT = 1000;
    private static final int MOST_LISTS = 50;

    public BlockList {
        answers = Set.copyOf(answers);
    }

    /// Reads the setting. As commas divide the lists, answers after the first look like elements of
    /// their own: an address stands for another answer of the list ahead of it.
    ///
    /// @throws IllegalArgumentException with a sentence for the operator
    static List<BlockList> parse(String key, List<String> texts) {
        var lists = new ArrayList<BlockList>();
        for (String text : texts) {
            String plain = text.strip();
            Optional<String> answer = answer(plain);
            if (answer.isPresent() && !lists.isEmpty()) {
                lists.add(lists.removeLast().and(answer.get()));
            } else {
                lists.add(one(plain).orElseThrow(() -> unreadable(key, plain)));
            }
        }
        long zones = lists.stream().map(BlockList::zone).distinct().count();
        if (zones < lists.size()) throw new IllegalArgumentException(key + " names a list twice.");
        if (zones > MOST_LISTS) throw new IllegalArgumentException(key + " names more than " + MOST_LISTS + " lists.");
        return List.copyOf(lists);
    }

    private static IllegalArgumentException unreadable(String key, String text) {
        return new IllegalArgumentException(key + ": \"" + text
                + "\" is no list such as bl.example.org=3 or bl.example.org=3=127.0.0.2,127.0.0.4.");
    }

    private static Optional<BlockList> one(String text) {
        String[] parts = text.split("=", -1);
        if (parts.length < 2 || parts.length > 3) return Optional.empty();
        Optional<String> zone = zone(parts[0].strip());
        Optional<Integer> weight = weight(parts[1].strip());
        Optional<String> answer = parts.length == 3 ? answer(parts[2].strip()) : Optional.of("");
        if (zone.isEmpty() || weight.isEmpty() || answer.isEmpty()) return Optional.empty();
        var answers = new TreeSet<String>();
        if (parts.length == 3) answers.add(answer.get());
        return Optional.of(new BlockList(zone.get(), weight.get(), answers));
    }

    private static Optional<String> zone(String text) {
        String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        boolean name = plain.indexOf('.') > 0
                && plain.length() <= LONGEST_ZONE
                && plain.chars().allMatch(c -> c > ' ' && c != '@' && c != '/');
        return name ? AsciiDomain.of(plain.toLowerCase(Locale.ROOT)) : Optional.empty();
    }

    private static Optional<Integer> weight(String text) {
        try {
            int weight = Integer.parseInt(text);
            return Math.abs(weight) <= MOST_WEIGHT ? Optional.of(weight) : Optional.empty();
        } catch (NumberFormatException none) {
            return Optional.empty();
        }
    }

    private static Optional<String> answer(String text) {
        try {
            InetAddress address = InetAddress.ofLiteral(text);
            boolean code = address instanceof Inet4Address && address.isLoopbackAddress();
            return code ? Optional.of(address.getHostAddress()) : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private BlockList and(String answer) {
        var more = new TreeSet<>(answers);
        more.add(answer);
        return new BlockList(zone, weight, more);
    }

    boolean counts(String answer) {
        return answers.isEmpty() || answers.contains(answer);
    }

    /// Where the list says whether that address is on it: the octets from the last to the first, or
    /// the nibbles of IPv6 (RFC 5782 §2.1, §2.4).
    String nameOf(InetAddress address) {
        byte[] octets = address.getAddress();
        var name = new StringBuilder();
        for (int i = octets.length - 1; i >= 0; i--) {
            int octet = octets[i] & 0xff;
            if (octets.length == 4) name.append(octet).append('.');
            else
                name.append(nibble(octet & 15))
                        .append('.')
                        .append(nibble(octet >> 4))
                        .append('.');
        }
        return name + zone;
    }

    private static char nibble(int value) {
        return Character.forDigit(value, 16);
    }
}
