package org.carillon.spam;

import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.mail.Headers;

/// What this house has written above a letter in a folder; what stands below the field that ends
/// our own is a stranger's.
///
/// @param scored whether our filter has looked at it
/// @param spam whether it was found to be spam
/// @param disowned whether nothing proves its author, for which it may have been put aside, too
public record FiledScore(boolean scored, boolean spam, boolean disowned) {
    private static final FiledScore NOTHING = new FiledScore(false, false, false);
    private static final Pattern DISOWNED = Pattern.compile("\\bdmarc=(?:fail|permerror)\\b");

    public static FiledScore of(Headers headers) {
        boolean scored = false;
        boolean spam = false;
        boolean disowned = false;
        for (Headers.Field field : headers.fields()) {
            switch (field.name().toLowerCase(Locale.ROOT)) {
                case "x-spam-status" -> scored = true;
                case "x-spam-flag" -> spam = true;
                case "authentication-results" ->
                    disowned |= DISOWNED.matcher(headers.value(field)).find();
                case "delivered-to" -> {
                    return new FiledScore(scored, spam, disowned);
                }
                default -> {
                    /* nothing of ours that matters here */
                }
            }
        }
        return NOTHING;
    }
}
