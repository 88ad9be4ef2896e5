package org.carillon.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.carillon.mail.AsciiDomain;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.Notify;
import org.carillon.mail.RecipientTerms;
import org.carillon.smtp.Xtext;

/// One copy for those who get the same bytes (RFC 5321 §3.3).
final class Transaction {
    private final Letter letter;
    private final List<Recipient> recipients;
    private final Supplier<byte[]> open;
    /// Costs arithmetic.
    private final String returnPath;

    Transaction(Letter letter, List<Recipient> recipients) {
        this.letter = letter;
        this.recipients = List.copyOf(recipients);
        this.open = () -> letter.copies().opening(this.recipients.getFirst());
        this.returnPath = letter.copies().returnPath(this.recipients.getFirst());
    }

    private Transaction(Transaction same, Supplier<byte[]> open) {
        this.letter = same.letter;
        this.recipients = same.recipients;
        this.open = open;
        this.returnPath = same.returnPath;
    }

    /// The same, of which somebody else composes what stands before the part that is the same for all.
    Transaction openedBy(Supplier<byte[]> opening) {
        return new Transaction(this, opening);
    }

    List<Recipient> recipients() {
        return recipients;
    }

    /// The copies for these recipients, several in one where the bytes are the same.
    static Iterator<Transaction> of(Letter letter, List<Recipient> recipients, int most) {
        int each = letter.copies().sameForAll() ? most : 1;
        List<Transaction> all = new ArrayList<>();
        for (int from = 0; from < recipients.size(); from += each) {
            all.add(new Transaction(letter, recipients.subList(from, Math.min(recipients.size(), from + each))));
        }
        return all.iterator();
    }

    /// The command MAIL with what the host can make use of.
    String mail(Offers offers) {
        var line = new StringBuilder("MAIL FROM:<")
                .append(path(returnPath, offers))
                .append('>');
        if (offers.size()) line.append(" SIZE=").append(copies().size());
        if (offers.eightBit() && copies().eightBit()) line.append(" BODY=8BITMIME");
        if (offers.utf8() && needsUtf8()) line.append(" SMTPUTF8");
        if (offers.requiresTls() && Guard.secret(letter)) line.append(" REQUIRETLS");
        if (offers.reports()) line.append(reports(letter.terms().letter()));
        return line.toString();
    }

    /// See [Copies#opening].
    byte[] opening() {
        return open.get();
    }

    Copies copies() {
        return letter.copies();
    }

    /// RFC 3461 §5.2.1. What was not said is not made up.
    private static String reports(LetterTerms terms) {
        String back = switch (terms.returned()) {
            case UNSAID -> "";
            case FULL -> " RET=FULL";
            case HEADERS -> " RET=HDRS";
        };
        return terms.envelopeId().isEmpty() ? back : back + " ENVID=" + Xtext.encode(terms.envelopeId());
    }

    private boolean needsUtf8() {
        return letter.terms().letter().utf8()
                || !ascii(returnPath)
                || recipients.stream().anyMatch(r -> !r.address().ascii());
    }

    /// A host without SMTPUTF8 gets the domain as A-labels (RFC 6531 §3.2).
    private static String path(String path, Offers offers) {
        return offers.utf8() ? path : AsciiDomain.within(path);
    }

    static boolean ascii(String text) {
        for (int i = 0; i < text.length(); i++) if (text.charAt(i) >= 128) return false;
        return true;
    }

    /// The command RCPT. Nobody would read a report about a letter with an empty return path, so that none is asked
    /// for (RFC 3461 §4.1, RFC 3834 §4).
    String rcpt(Recipient recipient, Offers offers) {
        String line = "RCPT TO:<" + path(recipient.address().toString(), offers) + ">";
        if (!offers.reports()) return line;
        if (returnPath.isEmpty()) return line + " NOTIFY=NEVER";
        RecipientTerms terms = letter.terms().recipient();
        if (!terms.reports().isEmpty()) {
            line += " NOTIFY="
                    + terms.reports().stream().map(Notify::name).sorted().collect(Collectors.joining(","));
        }
        return terms.original().isEmpty() ? line : line + " ORCPT=" + terms.original();
    }
}
