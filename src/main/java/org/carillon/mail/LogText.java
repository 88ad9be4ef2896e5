package org.carillon.mail;

import java.util.regex.Pattern;

/// Addresses as logs may show them. Who can read a log must not be able to answer for somebody else with what
/// stands in it.
public final class LogText {
    /// `chess-confirm+TOKEN@…` and `chess-bounces+TAG.MAC@…`, however they are separated.
    private static final Pattern SECRET =
            Pattern.compile("([-+](?:confirm|bounces)[-+])[^@>\\s]+", Pattern.CASE_INSENSITIVE);

    private LogText() {}

    /// The text without the tokens in its addresses.
    public static String withoutTokens(String text) {
        return SECRET.matcher(text).replaceAll("$1…");
    }
}
