package org.carillon.listener;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.concurrent.ThreadLocalRandom;
import org.carillon.mail.Envelope;

/// The Received field of our hop (RFC 5321 §4.4), with its line ends.
///
/// @param id names this letter in our log
record Trace(String id, String field) {
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);

    static Trace of(Premises premises, Caller caller, Standing standing, Envelope envelope) {
        String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 60), 36);
        Clock clock = premises.instruments().clock();
        String field = "Received: from " + name(standing.name()) + " (" + caller.literal() + ")\r\n\tby "
                + premises.hostname() + " with "
                + premises.entrance().keyword(standing, envelope.terms().utf8()) + " id " + id
                + onlyFor(envelope)
                + ";\r\n\t" + DATE.format(clock.instant().atOffset(ZoneOffset.UTC)) + "\r\n";
        return new Trace(id, field);
    }

    /// Only when there is one: others would learn of each other (RFC 5321 §7.2).
    private static String onlyFor(Envelope envelope) {
        if (envelope.recipients().size() != 1) return "";
        return "\r\n\tfor <" + envelope.recipients().getFirst() + ">";
    }

    /// What the client calls itself is its own invention: only what a domain or an address literal holds is
    /// kept.
    private static String name(String said) {
        return said.replaceAll("[^A-Za-z0-9.:_\\[\\]-]", "?");
    }
}
