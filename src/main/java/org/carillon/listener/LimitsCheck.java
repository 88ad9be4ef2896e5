package org.carillon.listener;

import io.quarkus.runtime.configuration.MemorySize;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.carillon.mail.Headers;
import org.carillon.mail.MimeBounds;

/// Looks at the limits of the doors before any of them opens: nonsense is refused, and what is less
/// than the standards ask for is allowed but said, as somebody may want it so.
final class LimitsCheck {
    private static final long KILO = 1024;
    private static final long MEGA = KILO * KILO;
    /// Octets; a letter is one value in the database.
    private static final long LARGEST = 1024 * MEGA;
    private static final long LEAST_HEADER = 4 * KILO;
    /// Greeting, TLS, another greeting, signing in and a few more, without which nobody could send
    /// anything.
    private static final int LEAST_JUNK = 10;
    private static final Duration WEEK = Duration.ofDays(7);
    /// What a client waits for the greeting (RFC 5321 §4.5.3.2.1).
    private static final Duration LONGEST_PREGREET = Duration.ofMinutes(5);

    private LimitsCheck() {}

    /// @throws IllegalArgumentException with a sentence for the operator
    static void refuseNonsense(Limits limits) {
        octets("max-message-size", limits.maxMessageSize(), 1, LARGEST);
        octets("max-header-size", limits.maxHeaderSize(), LEAST_HEADER, LARGEST);
        if (limits.maxDataMemory().asLongValue() < limits.maxMessageSize().asLongValue()) {
            throw wrong(
                    "max-data-memory",
                    shown(limits.maxDataMemory().asLongValue()),
                    "write at least carillon.smtp.max-message-size, "
                            + shown(limits.maxMessageSize().asLongValue())
                            + ", or the largest letters could never come in.");
        }
        number("max-header-fields", limits.maxHeaderFields(), 1, Headers.MAX_FIELDS);
        number("max-hops", limits.maxHops(), 1, Integer.MAX_VALUE);
        number("max-mime-depth", limits.maxMimeDepth(), 1, MimeBounds.DEEPEST);
        number("max-mime-parts", limits.maxMimeParts(), 1, Integer.MAX_VALUE);
        number("max-recipients", limits.maxRecipients(), 1, Integer.MAX_VALUE);
        number("max-connections", limits.maxConnections(), 1, Integer.MAX_VALUE);
        number("max-connections-per-client", limits.maxConnectionsPerClient(), 1, Integer.MAX_VALUE);
        number("soft-errors", limits.softErrors(), 0, Integer.MAX_VALUE);
        number("hard-errors", limits.hardErrors(), 1, Integer.MAX_VALUE);
        number("max-junk-commands", limits.maxJunkCommands(), LEAST_JUNK, Integer.MAX_VALUE);
        number("min-data-rate", limits.minDataRate(), 0, Integer.MAX_VALUE);
        times(limits);
    }

    private static void times(Limits limits) {
        time("pregreet", limits.pregreet(), Duration.ZERO, LONGEST_PREGREET);
        time("command-timeout", limits.commandTimeout(), Duration.ofMillis(1), WEEK);
        time("stress-timeout", limits.stressTimeout(), Duration.ofMillis(1), WEEK);
        time("session-timeout", limits.sessionTimeout(), Duration.ofMillis(1), WEEK);
        time("stop-grace", limits.stopGrace(), Duration.ZERO, WEEK);
    }

    /// What is less than RFC 5321 asks for, each as a sentence for the operator.
    static List<String> belowTheStandard(Limits limits) {
        var sentences = new ArrayList<String>();
        if (limits.maxRecipients() < 100) {
            sentences.add("carillon.smtp.max-recipients=" + limits.maxRecipients()
                    + ": RFC 5321 §4.5.3.1.8 wants 100 or more");
        }
        if (limits.maxMessageSize().asLongValue() < 64 * KILO) {
            sentences.add("carillon.smtp.max-message-size="
                    + shown(limits.maxMessageSize().asLongValue()) + ": RFC 5321 §4.5.3.1.7 wants 64K or more");
        }
        if (limits.maxHops() < 100) {
            sentences.add("carillon.smtp.max-hops=" + limits.maxHops() + ": RFC 5321 §6.3 wants 100 or more");
        }
        return sentences;
    }

    private static void octets(String key, MemorySize value, long least, long most) {
        long octets = value.asLongValue();
        if (octets >= least && octets <= most) return;
        throw wrong(key, shown(octets), "write " + shown(least) + " to " + shown(most) + ".");
    }

    private static void number(String key, int value, int least, int most) {
        if (value >= least && value <= most) return;
        String range = most == Integer.MAX_VALUE ? least + " or more." : least + " to " + most + ".";
        throw wrong(key, "" + value, "write " + range);
    }

    private static void time(String key, Duration value, Duration least, Duration most) {
        if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) return;
        String from = least.isZero() ? "0s" : "more than 0s";
        throw wrong(key, shown(value), "write " + from + " and at most " + shown(most) + ".");
    }

    private static IllegalArgumentException wrong(String key, String value, String advice) {
        return new IllegalArgumentException("carillon.smtp." + key + "=" + value + ": " + advice);
    }

    /// As it is written in the configuration.
    private static String shown(long octets) {
        if (octets > 0 && octets % MEGA == 0) return octets / MEGA + "M";
        return octets > 0 && octets % KILO == 0 ? octets / KILO + "K" : "" + octets;
    }

    private static String shown(Duration time) {
        return time.toString().replace("PT", "").toLowerCase(Locale.ROOT);
    }
}
