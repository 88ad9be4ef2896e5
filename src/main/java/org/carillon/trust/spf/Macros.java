package org.carillon.trust.spf;

import com.google.common.collect.Lists;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.carillon.trust.host.ClientNames;
import org.carillon.trust.spf.MacroText.Piece;

/// Puts values in the place of macros (RFC 7208 §7.3), never more than is asked for.
///
/// @param receiver how we call ourselves
record Macros(Identity who, ClientNames names, String receiver, InstantSource clock) {
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final String UNKNOWN = "unknown"; // a client without a name
    private static final String UNRESERVED = "-._~"; // RFC 3986 §2.3, with letters and digits

    /// A name to ask the DNS about, cut from the left; it may be none.
    ///
    /// @param own the domain whose record is read
    String domain(MacroText text, String own) {
        var name = new StringBuilder();
        for (Piece piece : text.pieces()) {
            name.append(expanded(piece, own));
            int spare = name.length() - 2 * DnsName.LONGEST;
            if (spare > DnsName.LONGEST) name.delete(0, spare); // what is cut at the end anyway
        }
        return DnsName.fitted(name.toString());
    }

    /// A text for people, of some more than `most` characters at most.
    String explanation(MacroText text, String own, int most) {
        var words = new StringBuilder();
        for (Piece piece : text.pieces()) {
            if (words.length() < most) words.append(expanded(piece, own));
        }
        return words.toString();
    }

    private String expanded(Piece piece, String own) {
        return switch (piece) {
            case Piece.Literal(String text) -> text;
            case Piece.Macro macro -> {
                String value = transformed(macro, value(macro.letter(), own));
                yield macro.escaped() ? escaped(value) : value;
            }
        };
    }

    private String value(MacroLetter letter, String own) {
        return switch (letter) {
            case S -> who.sender();
            case L -> who.local();
            case O -> who.domain();
            case D -> own;
            case I -> dotted(who.client());
            case P -> names.best(own).orElse(UNKNOWN);
            case V -> who.client() instanceof Inet4Address ? "in-addr" : "ip6";
            case H -> who.helo();
            case C -> names.address();
            case R -> receiver;
            case T -> Long.toString(clock.instant().getEpochSecond());
        };
    }

    /// `192.0.2.1`, and each half octet of IPv6: `2.0.0.1.0.D.B.8.…`
    private static String dotted(InetAddress client) {
        if (client instanceof Inet4Address) return client.getHostAddress();
        return String.join(".", HEX.formatHex(client.getAddress()).split(""));
    }

    private static String transformed(Piece.Macro macro, String value) {
        List<String> parts = parts(value, macro.delimiters());
        List<String> ordered = macro.reversed() ? Lists.reverse(parts) : parts;
        int from = Math.max(0, ordered.size() - macro.parts());
        return String.join(".", ordered.subList(from, ordered.size()));
    }

    private static List<String> parts(String value, String delimiters) {
        var parts = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < value.length(); i++) {
            if (delimiters.indexOf(value.charAt(i)) < 0) continue;
            parts.add(value.substring(from, i));
            from = i + 1;
        }
        parts.add(value.substring(from));
        return parts;
    }

    private static String escaped(String value) {
        var url = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain = Ascii.letter(octet) || Ascii.digit(octet) || UNRESERVED.indexOf(octet) >= 0;
            if (plain) url.append((char) octet);
            else url.append('%').append(HEX.toHexDigits(octet));
        }
        return url.toString();
    }
}
