package org.carillon.bounces;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Address;

/// Codes and well-known words of hosts that say no. All patterns are bounded, so that a stranger's text costs
/// linear time.
final class Phrases {
    private static final int MAX_REASON = 300;

    /// RFC 3463 §2.
    private static final Pattern ENHANCED =
            Pattern.compile("(?<![0-9.])([245])\\.([0-9]{1,3})\\.([0-9]{1,3})(?![0-9.]*[0-9])");

    /// RFC 5321 §4.2, where it begins a reply.
    private static final Pattern REPLY = Pattern.compile("(?<![0-9.@\\w])([45][0-5][0-9])(?=[ -][^0-9]|#|\\W{0,2}$)");

    private static final List<String> FULL = List.of(
            "mailbox full",
            "mailbox is full",
            "quota",
            "mail box full",
            "disk space",
            "insufficient storage",
            "exceeded storage",
            "not enough space",
            "out of space",
            "inbox is full",
            "mailbox size",
            "maildir over",
            "too much mail data",
            "user is over",
            "mailfolder is over",
            "exceeds allowed size",
            "storage exceeded");

    private static final List<String> UNKNOWN = List.of(
            "user unknown",
            "unknown user",
            "no such user",
            "no such mailbox",
            "unknown address",
            "does not exist",
            "doesn't exist",
            "not found",
            "unknown recipient",
            "recipient unknown",
            "invalid recipient",
            "no mailbox",
            "mailbox unavailable",
            "not a valid mailbox",
            "unknown local",
            "no such address",
            "address unknown",
            "account is disabled",
            "account has been disabled",
            "mailbox disabled",
            "doesn't have a",
            "unknown or illegal",
            "not listed in",
            "no such recipient",
            "invalid mailbox",
            "unknown mailbox",
            "invalid address",
            "host unknown",
            "unknown host",
            "no such host",
            "no such domain",
            "unrouteable",
            "domain does not exist",
            "illegal user");

    private static final List<String> POLICY = List.of(
            "spam",
            "blacklist",
            "black list",
            "blocklist",
            "block list",
            "blocked",
            "listed at",
            "reputation",
            "dmarc",
            "dkim",
            "spf",
            "policy",
            "rbl",
            "dnsbl",
            "virus",
            "malware",
            "not accepted from",
            "suspicious",
            "rejected due to",
            "content rejected",
            "message content",
            "access denied",
            "relay",
            "reverse dns",
            "ptr record",
            "unsolicited",
            "banned",
            "security",
            "permission",
            "not allowed to send",
            "mail rejete",
            "dns ptr",
            "mismatches client ip",
            "spamhaus");

    private static final List<String> LATER = List.of(
            "timed out",
            "timeout",
            "connection refused",
            "temporar",
            "try again",
            "greylist",
            "too many connections",
            "deferred",
            "retry time",
            "queue too long",
            "expired",
            "could not connect",
            "unable to connect",
            "delivery time",
            "delivery failed 20 attempts",
            "attempts",
            "recipient server did not accept",
            "unable to deliver message after");

    private Phrases() {}

    /// The best status there is: the field's own, unless it says only "failed" and the words know more (RFC
    /// 3463 §2).
    static String status(String field, String words) {
        Matcher own = ENHANCED.matcher(field);
        String told = own.find() ? own.group() : "";
        if (!told.isEmpty() && !told.endsWith(".0.0")) return told;
        Matcher inWords = ENHANCED.matcher(words);
        while (inWords.find()) {
            String found = inWords.group();
            boolean fits = told.isEmpty() || found.charAt(0) == told.charAt(0);
            if (fits && !found.endsWith(".0.0") && found.charAt(0) != '2') return found;
        }
        if (!told.isEmpty()) return told;
        Matcher reply = REPLY.matcher(words);
        if (reply.find()) return reply.group(1).charAt(0) + ".0.0";
        return guessed(words.toLowerCase(Locale.ROOT));
    }

    private static String guessed(String lower) {
        if (any(FULL, lower)) return "5.2.2";
        if (any(UNKNOWN, lower)) return "5.1.1";
        if (any(LATER, lower)) return "4.4.7";
        return any(POLICY, lower) ? "5.7.1" : "";
    }

    /// The subject of the status decides where it is clear (RFC 3463 §3), else the words.
    static BounceKind kind(String status, String words) {
        String lower = words.toLowerCase(Locale.ROOT);
        if (status.isEmpty()) return BounceKind.NONE;
        if (status.startsWith("2.")) return BounceKind.NONE;
        boolean unknown = any(UNKNOWN, lower);
        if (status.endsWith(".2.2") || (any(FULL, lower) && !unknown)) return BounceKind.FULL;
        if (status.matches("5\\.1\\.[1236]") && !any(List.of("spamhaus"), lower)) return BounceKind.PERMANENT;
        if (status.matches("[45]\\.7\\..*") || (any(POLICY, lower) && !unknown && !status.equals("5.4.1")))
            return BounceKind.POLICY;
        if (status.startsWith("4.")) return BounceKind.TRANSIENT;
        return BounceKind.PERMANENT;
    }

    static boolean hasCode(String line) {
        return ENHANCED.matcher(line).find() || REPLY.matcher(line).find();
    }

    static String line(String text) {
        String plain = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        if (plain.length() <= MAX_REASON) return plain;
        int end = Character.isHighSurrogate(plain.charAt(MAX_REASON - 1)) ? MAX_REASON - 1 : MAX_REASON;
        return plain.substring(0, end);
    }

    /// The address in the form of [Address#key], or empty.
    static String address(String text) {
        return Address.parse(text).map(Address::key).orElse("");
    }

    private static boolean any(List<String> phrases, String lower) {
        return phrases.stream().anyMatch(lower::contains);
    }
}
