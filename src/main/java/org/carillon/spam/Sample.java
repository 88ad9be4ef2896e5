package org.carillon.spam;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;

/// A letter as rules and filter see it: taken apart once, and no more of it than the first 256
/// KB.
///
/// @param message cut there
/// @param subject decoded, or empty
/// @param text what a person would read of it: plain texts, and HTML without its tags
/// @param parts all leaves of the body
/// @param pages the HTML among them
/// @param accepted when we took it, by our clock
public record Sample(
        Message message, String subject, String text, List<MimePart> parts, List<HtmlPage> pages, Instant accepted) {
    /// Octets that are looked at. A bigger letter has pictures in it, and its words stand in
    /// front.
    private static final int MOST_OCTETS = 256 * 1024;

    /// HTML texts of one letter; honest ones have one.
    private static final int MOST_PAGES = 10;

    public static Sample of(Message whole, Instant accepted) {
        Message message = cut(whole);
        List<MimePart> parts = MimePart.leaves(message);
        var pages = new ArrayList<HtmlPage>();
        var text = new StringBuilder();
        for (MimePart part : parts) {
            if (part.attached()) continue;
            if (part.type().equals("text/plain")) text.append(part.text()).append('\n');
            else if (part.type().equals("text/html") && pages.size() < MOST_PAGES) pages.add(HtmlPage.of(part.text()));
        }
        for (HtmlPage page : pages) text.append(page.text()).append('\n');
        String subject =
                message.headers().first("Subject").map(EncodedWords::decoded).orElse("");
        return new Sample(message, subject, text.toString(), parts, List.copyOf(pages), accepted);
    }

    private static Message cut(Message whole) {
        boolean small = whole.size() <= MOST_OCTETS;
        return small ? whole : new Message(Arrays.copyOf(whole.raw(), MOST_OCTETS));
    }
}
