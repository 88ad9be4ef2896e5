package org.carillon.lists;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.mail.Address;
import org.carillon.mail.EncodedWords;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;

/// Changes that owners may ask for although they can break the author's signature: a tag in the subject and
/// answers to the list.
final class OwnersWishes {
    private OwnersWishes() {}

    static HeaderEdits applied(HeaderEdits edits, ListFields fields, Headers headers) {
        HeaderEdits wished = edits;
        String prefix = fields.settings().value(Setting.SUBJECT_PREFIX);
        Optional<String> subject = subject(headers, prefix);
        if (subject.isPresent()) wished = wished.replace("Subject", subject.get());
        if (!fields.settings().value(Setting.REPLY_TO).equals("list")) return wished;
        return wished.replace("Reply-To", answersTo(fields.list(), headers));
    }

    /// The new subject, when the prefix is wanted and not there yet.
    private static Optional<String> subject(Headers headers, String prefix) {
        if (prefix.isEmpty()) return Optional.empty();
        String old = headers.first("Subject")
                .orElse("")
                .replaceAll("[\\s\\x00]+", " ")
                .strip();
        boolean there = EncodedWords.decoded(old).toLowerCase(Locale.ROOT).contains(prefix.toLowerCase(Locale.ROOT));
        boolean unreadable = old.indexOf('\uFFFD') >= 0; // bytes of an unnamed charset would be lost
        if (there || unreadable) return Optional.empty();
        String coded = EncoderUtil.encodeIfNecessary(prefix, EncoderUtil.Usage.TEXT_TOKEN, 9);
        return Optional.of((coded + " " + old).strip());
    }

    /// The list first, and whoever the author wanted answers to.
    private static String answersTo(Address list, Headers headers) {
        Stream<String> wanted = headers.all("Reply-To").stream()
                .flatMap(value -> Mailbox.list(value).stream())
                .map(Mailbox::address)
                .filter(a -> !a.sameMailbox(list))
                .map(Address::toString)
                .limit(10);
        return Stream.concat(Stream.of(list.toString()), wanted).collect(Collectors.joining(", "));
    }
}
