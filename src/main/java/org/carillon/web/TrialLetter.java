package org.carillon.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.rules.Paper;
import org.jspecify.annotations.Nullable;

/// A letter that rules are tried with, as it was before it was put into a folder: without the fields that the last
/// delivery wrote on top of it.
///
/// @param sender of the envelope, from the field Return-Path; without it who stands in From
record TrialLetter(Message message, @Nullable Address sender, Instant receivedAt) {
    private static final List<String> DELIVERY = List.of("return-path:", "delivered-to:");
    private static final int LONGEST_NAME = 16;

    static TrialLetter of(byte[] bytes, Instant receivedAt) {
        var whole = new Message(bytes);
        Optional<String> path = whole.headers().first("Return-Path");
        Address sender = path.isPresent()
                ? Address.parse(path.get().strip().replaceAll("^<|>$", "")).orElse(null)
                : author(whole).map(Mailbox::address).orElse(null);
        int from = behindDelivery(bytes);
        var letter = from == 0 ? whole : new Message(Arrays.copyOfRange(bytes, from, bytes.length));
        return new TrialLetter(letter, sender, receivedAt);
    }

    private static Optional<Mailbox> author(Message message) {
        return message.headers()
                .first("From")
                .flatMap(from -> Mailbox.list(from).stream().findFirst());
    }

    private static int behindDelivery(byte[] bytes) {
        int at = 0;
        while (DELIVERY.stream().anyMatch(beginning(bytes, at)::startsWith)) {
            do at = nextLine(bytes, at);
            while (at < bytes.length && (bytes[at] == ' ' || bytes[at] == '\t'));
        }
        return at;
    }

    private static String beginning(byte[] bytes, int at) {
        int length = Math.min(LONGEST_NAME, bytes.length - at);
        return new String(bytes, at, length, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    private static int nextLine(byte[] bytes, int at) {
        int end = at;
        while (end < bytes.length && bytes[end] != '\n') end++;
        return Math.min(bytes.length, end + 1);
    }

    Paper paper() {
        return new Paper(message, () -> "", List.of(), sender, receivedAt);
    }

    String subject() {
        return subject(message);
    }

    /// Who wrote it, by name or address; empty when it says nobody.
    String from() {
        return from(message);
    }

    static String subject(Message message) {
        return FiledView.line(message.headers().first("Subject").orElse(""), "(no subject)");
    }

    static String from(Message message) {
        return author(message)
                .map(m -> Harmless.line(m.name(), m.address().toString()))
                .orElse("");
    }
}
