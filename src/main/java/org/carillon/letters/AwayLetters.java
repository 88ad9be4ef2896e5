package org.carillon.letters;

import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import io.quarkus.qute.CheckedTemplate;

/// The letters of people who are away: their own words and nothing else, above all nothing of the letter that is
/// answered (RFC 3834 §3.1.4).
@CheckedTemplate(basePath = "letters", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
public final class AwayLetters {
    private AwayLetters() {}

    public static native MailTemplateInstance vacation(String text);
}
