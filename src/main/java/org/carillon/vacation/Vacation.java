package org.carillon.vacation;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HexFormat;
import java.util.List;
import org.carillon.mail.Address;

/// What somebody has said about being away. Made by [VacationForm], which checks it.
///
/// @param text goes to whoever writes, strangers too
/// @param subject empty: `Auto: ` and the subject of the letter
/// @param everyDays how many days one sender hears nothing more
/// @param addresses only letters to these are answered; empty: to any address of the person
public record Vacation(boolean on, String text, String subject, Span span, int everyDays, List<Address> addresses) {
    /// RFC 5230 §4.1: seven days unless somebody says otherwise.
    public static final int USUAL_DAYS = 7;

    public Vacation {
        addresses = List.copyOf(addresses);
    }

    /// Of somebody who has never said anything.
    public static Vacation none(ZoneId zone) {
        return new Vacation(false, "", "", new Span(null, null, zone), USUAL_DAYS, List.of());
    }

    public Vacation off() {
        return new Vacation(false, text, subject, span, everyDays, addresses);
    }

    public Duration every() {
        return Duration.ofDays(everyDays);
    }

    /// Stands for what a sender is told: who had the old text hears the new one (RFC 5230 §4.2, tracking key).
    public String response() {
        try {
            byte[] said = (subject + '\0' + text).getBytes(StandardCharsets.UTF_8);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(said);
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
