package org.carillon.delivery;

import java.util.Map;

/// Status codes of RFC 3463 and its registry in plain words. The class (4 for now, 5 for good) is said elsewhere in
/// the letter.
final class StatusWords {
    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("1.1", "There is no such mailbox. Perhaps the name before the @ is misspelled."),
            Map.entry("1.2", "There is no such mail domain. Perhaps the name behind the @ is misspelled."),
            Map.entry("1.3", "The mail host does not understand the address."),
            Map.entry("1.6", "The mailbox has moved, and its new address is not known."),
            Map.entry("1.7", "The mail host does not accept your address as a sender."),
            Map.entry("1.8", "The mail host does not know the domain of your address."),
            Map.entry("1.10", "The domain takes no mail at all."),
            Map.entry("2.0", "The mailbox takes no mail."),
            Map.entry("2.1", "The mailbox is switched off."),
            Map.entry("2.2", "The mailbox is full."),
            Map.entry("2.3", "The letter is larger than the mailbox takes."),
            Map.entry("2.4", "The mailing list behind the address could not be reached."),
            Map.entry("3.1", "The mail host has no room for letters."),
            Map.entry("3.2", "The mail host takes no mail at the moment."),
            Map.entry("3.4", "The letter is larger than the mail host takes."),
            Map.entry("4.1", "The mail host does not answer."),
            Map.entry("4.2", "The connection to the mail host broke."),
            Map.entry("4.3", "The way to the mail host could not be found out."),
            Map.entry("4.4", "No way leads to the mail host."),
            Map.entry("4.5", "The mail host is too busy."),
            Map.entry("4.6", "The letter went round in a circle."),
            Map.entry("4.7", "It was tried for days, and the mail host did not take it."),
            Map.entry("5.3", "The letter has more recipients than the mail host takes at a time."),
            Map.entry("6.1", "The mail host does not take letters of this form."),
            Map.entry("6.3", "The mail host takes plain ASCII text only."),
            Map.entry("6.7", "The mail host does not take addresses with letters outside ASCII."),
            Map.entry("7.1", "The mail host does not want this letter, by its rules."),
            Map.entry("7.2", "You may not write to that mailing list."),
            Map.entry("7.7", "The letter was changed on its way."),
            Map.entry("7.10", "The mail host wants an encrypted connection."),
            Map.entry("7.13", "The mailbox is locked."),
            Map.entry("7.17", "The mailbox has changed hands since you knew it."),
            Map.entry("7.20", "The letter bears no valid signature (DKIM) of the domain it names."),
            Map.entry("7.21", "The letter bears no valid signature (DKIM) of the domain it names."),
            Map.entry("7.22", "The letter bears no signature (DKIM) of its author's domain."),
            Map.entry("7.23", "The domain of your address does not allow this server to send for it (SPF)."),
            Map.entry("7.25", "The name of this server and its address do not agree in the DNS."),
            Map.entry("7.26", "The letter could not prove where it comes from (SPF, DKIM, DMARC)."),
            Map.entry("7.27", "The domain of your address takes no mail, so the mail host takes none from it."),
            Map.entry("7.28", "The mail host has had too many letters lately."),
            Map.entry("7.30", "The letter may only travel encrypted, and the mail host cannot promise that."));

    /// By the middle number, where the last one is not known.
    private static final Map<String, String> SUBJECT = Map.of(
            "1", "Something is wrong with the address.",
            "2", "Something is wrong with the mailbox.",
            "3", "Something is wrong with the mail host.",
            "4", "The mail host could not be reached.",
            "5", "The mail host and this server did not understand each other.",
            "6", "The mail host does not take letters of this form.",
            "7", "The mail host does not want this letter, by its rules.");

    private StatusWords() {}

    /// @param status such as `5.1.1`; anything else gets a sentence, too
    static String of(String status) {
        String[] numbers = status.split("\\.", 3);
        if (numbers.length < 3) return otherwise(status);
        String bySubject = SUBJECT.getOrDefault(numbers[1], otherwise(status));
        return KNOWN.getOrDefault(numbers[1] + "." + numbers[2], bySubject);
    }

    private static String otherwise(String status) {
        return status.startsWith("4") ? "It could not be delivered yet." : "The mail host did not take it.";
    }
}
