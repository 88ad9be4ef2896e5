package org.carillon.lists;

import org.carillon.lists.Admissions.Newcomer;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.mail.Mailbox;

/// Reads one line of a file of members: `address` or `Name <address>`, then perhaps `,mode`.
final class MemberLine {
    private MemberLine() {}

    /// @throws SettingException when it is none
    static Newcomer parse(String line) {
        String text = line.replace("\uFEFF", "").strip();
        int comma = text.lastIndexOf(',');
        boolean mode = comma >= 0 && text.indexOf('@', comma) < 0 && text.indexOf('>', comma) < 0;
        String word = mode ? text.substring(comma + 1).strip() : "";
        String who = mode ? text.substring(0, comma).strip() : text;
        var usual = Member.Preferences.USUAL;
        return new Newcomer(mailbox(who), word.isEmpty() ? usual : usual.with(MemberMode.of(word)));
    }

    /// An address, or one with a name before it.
    static Mailbox mailbox(String text) {
        try {
            return named(text);
        } catch (AddressException wrong) {
            throw new SettingException(wrong.getMessage());
        }
    }

    private static Mailbox named(String text) {
        int angle = text.endsWith(">") ? text.lastIndexOf('<') : -1;
        if (angle < 0) return new Mailbox("", Address.of(text));
        String name = text.substring(0, angle).strip();
        boolean quoted = name.length() > 1 && name.startsWith("\"") && name.endsWith("\"");
        return new Mailbox(quoted ? name.substring(1, name.length() - 1) : name, Address.of(text.substring(angle)));
    }

    /// Lines that stand for nobody: empty ones, remarks, and the title of a column.
    static boolean idle(String line) {
        String text = line.replace("\uFEFF", "").strip();
        return text.isEmpty() || text.startsWith("#") || text.matches("(?i)(e-?mail|address)(\\s*,\\s*mode)?");
    }
}
