package org.carillon.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Address;

/// What became of one recipient, as a report tells it.
///
/// @param action RFC 3464 §2.3.3
/// @param status RFC 3463
/// @param reply what the other host said, or why we gave up; empty when there is nothing to say
/// @param host who said it; empty when nobody but us did
public record Fate(Address address, String action, String status, String reply, String host) {
    private static final Pattern CODE = Pattern.compile("[245][0-9]{2}(?: ([245]\\.[0-9]{1,3}\\.[0-9]{1,3})\\b)?.*");

    public Fate {
        // a stranger's reply must not become a line of ours
        reply = reply.replaceAll("\\p{Cntrl}", " ").strip();
    }

    static Fate failed(Recipient who, Failure.Refusal why) {
        return new Fate(who.address(), "failed", why.status(), why.reply(), why.host());
    }

    static Fate good(Address who, Arrival how) {
        return new Fate(who, how.action(), how.status(), "", "");
    }

    static Fate delayed(Recipient who, Progress.Said last) {
        return new Fate(who.address(), "delayed", transientStatus(last), last.reply(), last.host());
    }

    /// What a reply says itself, else what we know: a host did not answer, or nobody said more.
    private static String transientStatus(Progress.Said last) {
        Matcher code = CODE.matcher(last.reply());
        if (!code.matches()) return last.host().isEmpty() ? "4.0.0" : "4.4.1";
        String said = code.group(1);
        return said != null && said.startsWith("4") ? said : "4.0.0";
    }

    /// True when the other host's own words follow.
    public boolean quoted() {
        return CODE.matcher(reply).matches();
    }

    /// The reason in plain words, or our own sentence where it is one already.
    public String words() {
        return sentence() ? reply : StatusWords.of(status);
    }

    /// What stands below the words; empty when they say it all.
    public String more() {
        if (sentence() || reply.isEmpty()) return "";
        String who = host.isEmpty() ? "" : host + (quoted() ? " said: " : ": ");
        return who + reply;
    }

    private boolean sentence() {
        return !quoted() && reply.endsWith(".") && Character.isUpperCase(reply.charAt(0));
    }
}
