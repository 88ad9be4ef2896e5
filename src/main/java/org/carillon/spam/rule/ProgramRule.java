package org.carillon.spam.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.MimePart;
import org.carillon.spam.Hint;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// A program among the attachments, by its name or by its first octets. Archives are not opened.
final class ProgramRule implements SpamRule {
    private static final double POINTS = 4;

    /// What Windows runs at a click, and what looks harmless to whom it hides the ends of names.
    private static final Set<String> RUN = Set.of(
            "exe", "scr", "pif", "com", "bat", "cmd", "cpl", "dll", "msi", "vbs", "vbe", "js", "jse", "wsf", "wsh",
            "hta", "lnk", "ps1", "reg", "jar", "chm");

    @Override
    public String name() {
        return "program";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        return sample.parts().stream()
                .filter(part -> !part.type().startsWith("message/"))
                .filter(part -> RUN.contains(ending(part.name())) || runs(part))
                .findFirst()
                .map(part -> new Hint("it brings a program, \"" + shown(part.name()) + "\"", POINTS));
    }

    private static String ending(String name) {
        String bare = name.strip().toLowerCase(Locale.ROOT);
        while (bare.endsWith(".")) bare = bare.substring(0, bare.length() - 1);
        int dot = bare.lastIndexOf('.');
        return dot < 0 ? "" : bare.substring(dot + 1);
    }

    /// As files for Windows begin, which name their second header at octet 60.
    private static boolean runs(MimePart part) {
        byte[] bytes = part.content();
        if (part.type().startsWith("text/") || bytes.length < 64 || bytes[0] != 'M' || bytes[1] != 'Z') return false;
        int header = (bytes[60] & 0xff) | (bytes[61] & 0xff) << 8;
        return header + 1 < bytes.length && bytes[header] == 'P' && bytes[header + 1] == 'E';
    }

    private static String shown(String name) {
        String plain = name.replaceAll("[\\p{C}\"]", "").strip();
        return plain.isEmpty() ? "without a name" : plain.substring(0, Math.min(60, plain.length()));
    }
}
