package org.carillon.letters;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;

/// The letters that have to do with a person's account: the method `forwardConfirm` fills
/// `templates/letters/forward-confirm.txt`.
@CheckedTemplate(basePath = "letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public final class PersonLetters {
    private PersonLetters() {}

    /// @param person who asks, `address` theirs
    /// @param to whose agreement is asked
    public static native MailTemplateInstance forwardConfirm(
            String person, String address, String to, String link, String host);

    /// Asks whether an address is that person's, too.
    ///
    /// @param person the first address of whoever says so
    public static native MailTemplateInstance addressConfirm(String person, String address, String link, String host);

    /// To an address that is an account's no more, is not its first, or to which lists deliver no more.
    ///
    /// @param what a sentence
    public static native MailTemplateInstance addressChanged(String address, String what, String host);

    /// To the address for which somebody has made an account by a link.
    public static native MailTemplateInstance accountMade(String address, String host);

    /// To the first address of an account that has one more.
    ///
    /// @param link to the page of them
    public static native MailTemplateInstance addressAdded(String person, String address, String link, String host);
}
