package org.carillon.smtp;

import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;

/// Takes `<@route:mailbox> PARAMETERS` apart (RFC 5321 §4.1.2). The route is checked and then ignored, as
/// appendix C of the RFC advises: mail goes to the mailbox or nowhere.
final class PathParser {
    /// A path that is wrong in a way that wants other words than an [AddressException] has.
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;
        private final transient Reply reply;

        Refused(int code, String enhanced, String sentence) {
            super(sentence, null, false, false);
            this.reply = Reply.of(code, enhanced, sentence);
        }

        Reply reply() {
            return reply;
        }
    }

    private final String mailbox;
    private final List<String> parameters;

    PathParser(String text) {
        if (!text.startsWith("<"))
            throw new Refused(501, "5.5.4", "Write the address in angle brackets: <name@domain>");
        int close = closing(text);
        String behind = text.substring(close + 1);
        if (!behind.isEmpty() && behind.charAt(0) != ' ') {
            throw new Refused(501, "5.5.4", "Something follows the closing bracket");
        }
        this.mailbox = withoutRoute(text.substring(1, close));
        String words = behind.strip();
        this.parameters = words.isEmpty() ? List.of() : List.of(words.split(" +"));
    }

    /// Index of the `>` that stands outside quotation marks.
    private static int closing(String text) {
        boolean quoted = false;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) i++;
            else if (c == '"') quoted = !quoted;
            else if (!quoted && c == '>') return i;
            else if (!quoted && (c == ' ' || c == '\t' || c == '<')) {
                throw new Refused(501, "5.5.4", "No blanks or further brackets may stand between the brackets");
            }
        }
        throw new Refused(501, "5.5.4", "The closing bracket is missing");
    }

    private static String withoutRoute(String inner) {
        if (!inner.startsWith("@")) return inner;
        int colon = endOfRoute(inner);
        for (String hop : inner.substring(0, colon).split(",", -1)) {
            if (!hop.startsWith("@")) throw new AddressException("Each host of a source route begins with @.");
            Address.of("route" + hop);
        }
        if (colon == inner.length() - 1) throw new AddressException("An address is wanted behind the route.");
        return inner.substring(colon + 1);
    }

    /// Index of the colon behind the route; an address in brackets has colons of its own.
    private static int endOfRoute(String inner) {
        boolean literal = false;
        for (int i = 0; i < inner.length(); i++) {
            char c = inner.charAt(i);
            if (c == '[' || c == ']') literal = c == '[';
            else if (c == ':' && !literal) return i;
        }
        throw new AddressException("A source route ends with a colon: <@host:name@domain>.");
    }

    /// What stands between the brackets, behind the route.
    String mailbox() {
        return mailbox;
    }

    boolean empty() {
        return mailbox.isEmpty();
    }

    List<String> parameters() {
        return parameters;
    }

    /// @throws AddressException when the mailbox is no address
    Address address() {
        if (mailbox.isEmpty()) throw new AddressException("An address is wanted between the brackets.");
        if (mailbox.indexOf('@') < 0 && mailbox.indexOf('!') > 0) {
            throw new AddressException("Bang paths are not followed: instead of host!user write user@host.");
        }
        return Address.of(mailbox);
    }
}
