package org.carillon.delivery;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/// One copy for those who get the same bytes (RFC 5321 §3.3).
record Transaction(Copies copies, List<Recipient> recipients) {
    Transaction {
        recipients = List.copyOf(recipients);
    }

    /// The copies for these recipients, several in one where the bytes are the same.
    static Iterator<Transaction> of(Copies copies, List<Recipient> recipients, int most) {
        int each = copies.sameForAll() ? most : 1;
        List<Transaction> all = new ArrayList<>();
        for (int from = 0; from < recipients.size(); from += each) {
            all.add(new Transaction(copies, recipients.subList(from, Math.min(recipients.size(), from + each))));
        }
        return all.iterator();
    }

    /// The command MAIL with what the host can make use of.
    String mail(Offers offers) {
        var line = new StringBuilder("MAIL FROM:<")
                .append(copies.returnPath(recipients.getFirst()))
                .append('>');
        if (offers.size()) line.append(" SIZE=").append(copies.size());
        if (offers.eightBit() && copies.eightBit()) line.append(" BODY=8BITMIME");
        if (offers.utf8() && needsUtf8()) line.append(" SMTPUTF8");
        return line.toString();
    }

    private boolean needsUtf8() {
        return !ascii(copies.returnPath(recipients.getFirst()))
                || recipients.stream().anyMatch(r -> !r.address().ascii());
    }

    static boolean ascii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }

    /// The command RCPT. Nobody would read a report about a letter with an empty return path, so that none is asked
    /// for (RFC 3461 §4.1, RFC 3834 §4).
    String rcpt(Recipient recipient, Offers offers) {
        boolean silent = offers.reports() && copies.returnPath(recipient).isEmpty();
        return "RCPT TO:<" + recipient.address() + ">" + (silent ? " NOTIFY=NEVER" : "");
    }
}
