package org.carillon.vacation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Message;
import org.carillon.trust.Provenance;
import org.jspecify.annotations.Nullable;

/// A letter to Bob, who is away: bob@example.net, also b.builder@example.com.
record Case(@Nullable String sender, String letter) {
    static final Instant NOW = Instant.parse("2026-08-14T09:30:00Z");
    static final Address BOB = Address.of("bob@example.net");
    static final String OUR_ID = "vac.aaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbb@mx.example.net";

    static final Vacation AWAY =
            new Vacation(true, "I am away.", "", new Span(null, null, ZoneOffset.UTC), 7, List.of());

    /// From Alice, with these fields besides `From`, `To`, `Subject` and `Message-ID` unless they are among them.
    static Case with(String... fields) {
        return new Case("alice@example.org", lines(fields));
    }

    Case from(@Nullable String other) {
        return new Case(other, letter);
    }

    private static String lines(String... fields) {
        var text = new StringBuilder();
        for (String usual : List.of(
                "From: Alice <alice@example.org>",
                "To: bob@example.net",
                "Subject: Lunch",
                "Message-ID: <1@example.org>")) {
            String name = usual.substring(0, usual.indexOf(':') + 1);
            boolean given = List.of(fields).stream().anyMatch(f -> f.startsWith(name));
            if (!given) text.append(usual).append("\r\n");
        }
        for (String field : fields) text.append(field).append("\r\n");
        return text + (text.indexOf("\r\n\r\n") >= 0 ? "" : "\r\nShall we have lunch?\r\n");
    }

    Message message() {
        return new Message(letter.getBytes(UTF_8));
    }

    AwayFacts facts() {
        return facts(new AwayFacts.House(false, false, OUR_ID::equals));
    }

    AwayFacts facts(AwayFacts.House house) {
        var bob = new Addressee(1, "Bob Builder", List.of(BOB, Address.of("b.builder@example.com")), BOB);
        Address from = sender == null ? null : Address.of(sender);
        return new AwayFacts(bob, new Envelope(from, List.of(BOB)), message(), NOW, house, Provenance.UNKNOWN);
    }

    ReplyDecision decide() {
        return AwayPolicy.decide(AWAY, facts());
    }

    /// The reason for silence, or `reply`.
    String outcome() {
        return outcome(decide());
    }

    static String outcome(ReplyDecision decision) {
        return switch (decision) {
            case ReplyDecision.Reply reply -> "reply";
            case ReplyDecision.Silence silence -> silence.reason();
        };
    }

    AwayLetter reply() {
        return ((ReplyDecision.Reply) decide()).letter();
    }
}
