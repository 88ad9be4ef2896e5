package org.carillon.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/// The grammar of one address (RFC 5321 §4.1.2), the same for envelope, header, web and API. Linear in its
/// input.
final class AddressParser {
    /// What decoders make of octets that mean nothing.
    private static final char REPLACEMENT = '\ufffd';

    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?[^?]*\\?[bq]\\?[^?]*\\?=", Pattern.CASE_INSENSITIVE);

    private static final String ATEXT = "!#$%&'*+-/=?^_`{|}~";

    private AddressParser() {}

    static Address address(String text) {
        String trimmed = text.strip();
        if (trimmed.length() > 1000) throw new AddressException("The address is too long.");
        if (trimmed.startsWith("<") && trimmed.endsWith(">")) trimmed = trimmed.substring(1, trimmed.length() - 1);
        int at = endOfLocal(trimmed);
        String local = unquoted(trimmed.substring(0, at));
        if (encodedWord(local)) throw new AddressException("An encoded word cannot stand in an address.");
        String domain = trimmed.substring(at + 1);
        checkLocal(local);
        checkDomain(domain);
        return new Address(local, domain);
    }

    /// Index of the `@` that ends the local part; a quoted local part may hold others.
    private static int endOfLocal(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == 127) throw new AddressException("An address holds no control characters.");
            if (quoted && c == '\\') i++;
            else if (c == '"') quoted = !quoted;
            else if (c == '@' && !quoted) return i;
        }
        throw new AddressException("An address has the form name@domain; the @ is missing.");
    }

    private static String unquoted(String local) {
        if (!local.startsWith("\"")) return dotString(local);
        if (local.length() < 2 || !local.endsWith("\"")) {
            throw new AddressException("The quotation mark in the address is not closed.");
        }
        var plain = new StringBuilder();
        for (int i = 1; i < local.length() - 1; i++) {
            char c = local.charAt(i);
            if (c == '"') throw new AddressException("A quotation mark stands in the middle of the name.");
            if (c == '\\') {
                if (++i >= local.length() - 1) throw new AddressException("A backslash ends the quoted name.");
                c = local.charAt(i);
            }
            plain.append(c);
        }
        return plain.toString();
    }

    private static String dotString(String local) {
        if (!isDotString(local)) {
            throw new AddressException("The part before the @ is empty or has a character or dot that is not allowed.");
        }
        return local;
    }

    /// RFC 2047 §5: not within an addr-spec nor within quotation marks, where one reader would decode it and the next
    /// would not. What it decodes to may be another address, whole or in part.
    private static boolean encodedWord(String local) {
        return local.contains("=?") && ENCODED_WORD.matcher(local).find();
    }

    private static boolean isDotString(String local) {
        if (local.isEmpty() || local.startsWith(".") || local.endsWith(".") || local.contains("..")) return false;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c != '.' && !isAtext(c)) return false;
        }
        return true;
    }

    static boolean isAtext(int c) {
        return beyondAscii(c)
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || ATEXT.indexOf(c) >= 0;
    }

    /// Letters and signs of all scripts, but nothing that a reader would take for an end of the address.
    private static boolean beyondAscii(int c) {
        return c > 159 && c != REPLACEMENT && !Character.isSpaceChar(c) && !Character.isWhitespace(c);
    }

    private static void checkLocal(String local) {
        if (!local.chars().allMatch(c -> (c >= ' ' && c < 127) || beyondAscii(c))) {
            throw new AddressException("An address holds no control characters.");
        }
        if (local.isEmpty()) throw new AddressException("The part before the @ is empty.");
        if (longer(local, Address.MAX_LOCAL)) {
            throw new AddressException("The part before the @ is longer than " + Address.MAX_LOCAL + " octets.");
        }
    }

    private static void checkDomain(String domain) {
        if (longer(domain, Address.MAX_DOMAIN)) {
            throw new AddressException("The domain is longer than " + Address.MAX_DOMAIN + " octets.");
        }
        if (domain.startsWith("[") && domain.endsWith("]")) {
            checkLiteral(domain.substring(1, domain.length() - 1));
            return;
        }
        int start = 0;
        for (int dot = domain.indexOf('.'); dot >= 0; dot = domain.indexOf('.', start)) {
            checkLabel(domain, start, dot);
            start = dot + 1;
        }
        checkLabel(domain, start, domain.length());
    }

    private static void checkLabel(String domain, int start, int end) {
        boolean ok = end > start && end - start <= 63 && domain.charAt(start) != '-' && domain.charAt(end - 1) != '-';
        for (int i = start; ok && i < end; i++) {
            char c = domain.charAt(i);
            ok = c == '-' || c == '_' || beyondAscii(c) || Character.isLetterOrDigit(c);
            // the sign of Kelvin, which becomes a plain k when it is written small
            ok &= c < 128 || Character.toLowerCase(c) > 127;
        }
        if (!ok) throw new AddressException("The domain after the @ is not a domain name.");
    }

    /// RFC 5321 §4.1.3, loosely: what stands in brackets is only compared, never dialled.
    private static void checkLiteral(String inner) {
        String lower = inner.toLowerCase(Locale.ROOT);
        boolean ok = lower.startsWith("ipv6:")
                ? lower.substring(5).matches("[0-9a-f:.]{2,45}")
                : lower.matches("[0-9]{1,3}(\\.[0-9]{1,3}){3}");
        if (!ok) throw new AddressException("The address in brackets is not an IP address.");
    }

    /// In octets of UTF-8, of which a character has three at most.
    private static boolean longer(String text, int octets) {
        return text.length() * 3 > octets && text.getBytes(StandardCharsets.UTF_8).length > octets;
    }

    /// The local part as it stands on the wire.
    static String quoted(String local) {
        if (isDotString(local)) return local;
        return '"' + local.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
