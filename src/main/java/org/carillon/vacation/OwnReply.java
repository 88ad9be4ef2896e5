package org.carillon.vacation;

import java.nio.charset.StandardCharsets;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.BodyText;
import org.carillon.mail.Message;

/// Recognises answers to our own replies by the id they quote: in In-Reply-To, in References, or in the text of a
/// bounce. So a reply is known even where a gateway has taken every other mark away.
final class OwnReply {
    private static final Pattern ID = Pattern.compile("vac\\.[a-z2-7]{" + ReplyIds.LENGTH + "}@[a-z0-9.-]{1,255}");

    /// Octets of a letter that are searched; a bounce that quotes ours is short.
    private static final int SEARCHED = 256 * 1024;

    /// Ids that are verified; more of them are made up to keep us busy.
    private static final int VERIFIED = 20;

    private OwnReply() {}

    static boolean quoted(Message message, Predicate<String> ours) {
        String raw = new String(message.raw(), 0, Math.min(SEARCHED, message.size()), StandardCharsets.ISO_8859_1);
        return names(unfolded(raw), ours) || names(BodyText.of(message, SEARCHED), ours);
    }

    /// Quoted-printable breaks a long line with `=`.
    private static String unfolded(String raw) {
        return raw.replace("=\r\n", "").toLowerCase(java.util.Locale.ROOT);
    }

    private static boolean names(String text, Predicate<String> ours) {
        Matcher ids = ID.matcher(text);
        for (int i = 0; i < VERIFIED && ids.find(); i++) if (ours.test(ids.group())) return true;
        return false;
    }
}
