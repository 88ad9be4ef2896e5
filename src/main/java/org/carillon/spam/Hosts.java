package org.carillon.spam;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.RegistrableDomain;

/// Reads addresses of the web as browsers do, who forgive much. Linear; nothing is an error.
public final class Hosts {
    /// Characters of an address in which its host has to stand.
    private static final int LOOKED_AT = 300;

    private static final int MOST = 200;

    private Hosts() {}

    /// @param name in lower case
    /// @param disguised there is a name of a user before it, a port behind it, or percent signs
    ///     in it
    public record Host(String name, boolean disguised) {
        /// Digits and points, or one number: nobody had to give a name for it.
        public boolean numeric() {
            return name.startsWith("[") || name.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
        }

        /// The part that somebody had to register: `mail.a.example.co.uk` is of `example.co.uk`.
        public String registered() {
            return numeric() ? name : RegistrableDomain.of(name);
        }
    }

    /// The host of a link, or of what looks like one; empty when it leads to none, such as
    /// `mailto:`.
    public static Optional<Host> of(String target) {
        String head = target.substring(0, Math.min(LOOKED_AT, target.length()))
                .replaceAll("[\t\r\n]", "")
                .strip()
                .toLowerCase(Locale.ROOT);
        int start = start(head);
        if (start < 0) return Optional.empty();
        int end = start;
        while (end < head.length() && " /?#\\\"'<>,;".indexOf(head.charAt(end)) < 0) end++;
        return named(head.substring(start, end));
    }

    private static int start(String head) {
        if (head.startsWith("www.")) return 0;
        boolean web = head.startsWith("http:") || head.startsWith("https:") || head.startsWith("//");
        if (!web) return -1;
        int at = head.indexOf(':') + 1;
        while (at < head.length() && (head.charAt(at) == '/' || head.charAt(at) == '\\')) at++;
        return at;
    }

    private static Optional<Host> named(String authority) {
        String name = authority.substring(authority.lastIndexOf('@') + 1);
        int port = name.startsWith("[") ? name.indexOf("]:") + 1 : name.indexOf(':');
        boolean disguised = name.length() < authority.length() || port > 0 || name.indexOf('%') >= 0;
        String bare = port > 0 ? name.substring(0, port) : name;
        while (bare.endsWith(".") || bare.endsWith(")")) bare = bare.substring(0, bare.length() - 1);
        return bare.isEmpty() ? Optional.empty() : Optional.of(new Host(bare, disguised));
    }

    /// Those of all addresses that stand in a text, 200 at most.
    public static List<Host> in(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        var hosts = new ArrayList<Host>();
        int at = 0;
        while (hosts.size() < MOST && (at = next(lower, at)) >= 0) {
            int end = at;
            while (end < lower.length() && end < at + LOOKED_AT && lower.charAt(end) > ' ') end++;
            of(lower.substring(at, end)).ifPresent(hosts::add);
            at = end;
        }
        return hosts;
    }

    /// Where the next one begins; each mark is sought from there on, so that the whole text is
    /// read once for each.
    private static int next(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == 'h' && (text.startsWith("http://", at) || text.startsWith("https://", at))) return at;
            if (c == 'w' && text.startsWith("www.", at)) return at;
        }
        return -1;
    }
}
