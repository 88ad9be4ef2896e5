package org.carillon.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.MailTerms;
import org.carillon.mail.Message;
import org.carillon.trust.dkim.Keys;
import org.carillon.trust.dkim.LetterSigner;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final byte[] TEXT =
            "From: ana@club.example\r\nSubject: x\r\n\r\n.one dot\r\n\r\n\r\n".getBytes(US_ASCII);

    private final List<Runnable> given = new ArrayList<>();

    private static Letter letter(String unsubscribe) {
        var personal = List.of(new HeaderEdits.Added("List-Unsubscribe", unsubscribe));
        var recipe = new CopyRecipe("chess-bounces@club.example", HeaderEdits.NONE, personal, "list/1", "club.example");
        var copies = copies(recipe);
        return new Letter(1, 1, "list/1", "x", MailTerms.NONE, copies);
    }

    /// No template here needs a secret, so the keys are never asked for.
    @SuppressWarnings("NullAway")
    private static Copies copies(CopyRecipe recipe) {
        return new Copies(recipe, new Message(TEXT), "Received: by us\r\n", null, ReadAheadTest::signer);
    }

    private static Optional<LetterSigner> signer(CopyRecipe recipe, byte[] rest) {
        var now = Instant.parse("2026-11-27T09:00:00Z");
        return LetterSigner.of(Keys.rsa(), rest, List.of("List-Unsubscribe"), now);
    }

    private static List<Recipient> members(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Recipient(Address.of("m" + i + "@there.example"), "tag" + i))
                .toList();
    }

    private static String opening(Transaction transaction) {
        return new String(transaction.opening(), US_ASCII);
    }

    @Test
    void isOnlySoFarAhead() {
        Iterator<Transaction> all = ReadAhead.of(letter("<https://club.example/{tag}>"), members(100), 50, given::add);
        all.next();
        assertEquals(ReadAhead.COPIES, given.size());
        all.next();
        assertEquals(ReadAhead.COPIES + 1, given.size());
    }

    @Test
    void givesEveryoneTheirOwnCopyWhoeverSignsIt() throws Exception {
        Iterator<Transaction> all = ReadAhead.of(letter("<https://club.example/{tag}>"), members(20), 50, given::add);
        for (int i = 0; i < 20; i++) {
            Transaction next = all.next();
            if (i % 2 == 0) given.forEach(Runnable::run); // else nobody has begun, and who needs it does it
            given.clear();
            assertEquals("tag" + i, next.recipients().getFirst().tag());
            var copy = new ByteArrayOutputStream();
            copy.writeBytes(next.opening());
            copy.writeBytes(TEXT);
            assertEquals(
                    1,
                    Keys.verifier()
                            .verify(new ByteArrayInputStream(copy.toByteArray()))
                            .size());
            assertTrue(opening(next).contains("/tag" + i + ">"));
        }
        assertFalse(all.hasNext());
    }

    @Test
    void oneSignatureServesAllWhereTheCopiesAreTheSame() {
        Iterator<Transaction> all = ReadAhead.of(letter("<mailto:leave@club.example>"), members(3), 1, given::add);
        assertEquals(opening(all.next()), opening(all.next()));
        assertEquals(List.of(), given);
    }
}
