package org.carillon.trust;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// A record that the DNS should have for one of our domains.
///
/// @param name without the dot at its end
/// @param value as a form of a DNS hoster wants it: in one piece, without quotes
public record DnsRecord(Purpose purpose, String name, Type type, String value) {
    /// Octets of one string in a TXT record (RFC 1035 §3.3.14).
    private static final int PIECE = 255;

    public enum Type {
        MX,
        TXT,
        PTR
    }

    /// What the record is for, in the order in which people read about it.
    public enum Purpose {
        MX(true, "Leads letters to this server."),
        SPF(true, "Says who may send in the name of the domain. Add who else sends for it."),
        HELO_SPF(true, "The same for the name by which this server greets: bounces have no other sender."),
        DKIM(true, "The key by which others check our signatures."),
        DKIM_NEXT(false, "The key that shall sign next: publish it before you let it sign."),
        DKIM_RETIRING(false, "The key that signed before: leave it until it has retired."),
        DMARC(true, "Tells others what to think of letters without signature, and where to send reports."),
        MTA_STS(false, "Tells others to come under TLS only; they read the rest by https."),
        TLS_REPORTS(false, "Where others report that they could not come under TLS."),
        PTR(true, "Leads the address back to its name. Whoever gave you the address sets it.");

        private final boolean needed;
        private final String why;

        Purpose(boolean needed, String why) {
            this.needed = needed;
            this.why = why;
        }

        /// Without it letters get lost or are distrusted.
        public boolean needed() {
            return needed;
        }

        /// Not needed, but we act as if it were there: we serve the policy, or may have signed with the key.
        public boolean actedOn() {
            return this == MTA_STS || this == DKIM_NEXT || this == DKIM_RETIRING;
        }

        public String why() {
            return why;
        }

        /// For people: `MTA STS`.
        public String word() {
            return switch (this) {
                case HELO_SPF -> "SPF of the greeting";
                case DKIM_NEXT -> "DKIM, next";
                case DKIM_RETIRING -> "DKIM, retiring";
                case MTA_STS -> "MTA-STS";
                case TLS_REPORTS -> "TLS reports";
                default -> name();
            };
        }
    }

    /// As a line of a zone file (RFC 1035 §5.1), which BIND, NSD and Knot read: a long text in several strings.
    public String zoneLine() {
        return name + ". 3600 IN " + type + " " + (type == Type.TXT ? quoted() : value + ".");
    }

    private String quoted() {
        List<String> pieces = new ArrayList<>();
        for (int at = 0; at < value.length(); at += PIECE) {
            String piece = value.substring(at, Math.min(value.length(), at + PIECE));
            pieces.add('"' + piece.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
        if (pieces.size() == 1) return pieces.getFirst();
        return pieces.stream().collect(Collectors.joining("\n    ", "(\n    ", " )"));
    }
}
