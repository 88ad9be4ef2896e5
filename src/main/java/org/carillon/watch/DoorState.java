package org.carillon.watch;

import java.util.List;
import java.util.Map;

/// One open door of this node, counted since its start.
///
/// @param name `mx`, `submission`, `submissions` or `lmtp`
/// @param tls handshakes by version of TLS
public record DoorState(String name, Where where, Counts counts, Map<String, Long> tls, List<Refusal> refusals) {

    /// @param security `starttls`, or `tls` from the first octet
    public record Where(String host, int port, String security) {
        /// For people: `127.0.0.1, port 2525`.
        public String place() {
            boolean everywhere = host.equals("0.0.0.0") || host.equals("::");
            return (everywhere ? "every address" : host) + ", port " + port;
        }

        /// For people.
        public String encrypted() {
            return switch (security) {
                case "tls" -> "TLS from the start";
                case "starttls" -> "TLS by STARTTLS";
                default -> "no TLS";
            };
        }
    }

    /// @param sessions at this moment
    /// @param tlsFailed handshakes that came to nothing
    public record Counts(long sessions, long connections, long accepted, long signedIn, long tlsFailed) {}

    /// @param reply code and enhanced code, such as `550 5.1.1`
    /// @param meaning in words
    public record Refusal(String reply, String meaning, long count) {}

    /// For people.
    public String whom() {
        return switch (name) {
            case "mx" -> "for other mail servers";
            case "lmtp" -> "for the mail server in front";
            default -> "for people's mail programs";
        };
    }

    public long refused() {
        return refusals.stream().mapToLong(Refusal::count).sum();
    }
}
