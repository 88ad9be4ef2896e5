package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.junit.jupiter.api.Test;

class CopiesTest {
    private static final Recipient BOB = new Recipient(Address.of("bob@there.example"), "b");

    /// No template here needs a secret, so the keys are never asked for.
    @SuppressWarnings("NullAway")
    private static Copies copies(byte[] original, String trace) {
        var recipe = CopyRecipe.same("a@club.example", HeaderEdits.NONE.add("List-Id", "<x.club.example>"));
        return new Copies(recipe, new Message(original), trace, null, (r, rest) -> Optional.empty());
    }

    @Property(tries = 500)
    void changesNoByteOfTheOriginal(@ForAll byte[] original) {
        byte[] whole = copies(original, "Received: by us\r\n").whole(BOB);

        assertArrayEquals(original, Arrays.copyOfRange(whole, whole.length - original.length, whole.length));
    }

    @Test
    void stuffsDotsAndEndsTheLastLine() {
        Copies copies = copies("Subject: x\r\n\r\n.a\r\n.".getBytes(StandardCharsets.US_ASCII), "");
        var wire = new ByteArrayOutputStream();
        wire.writeBytes(copies.opening(BOB));
        wire.writeBytes(copies.stuffed());
        wire.writeBytes(copies.ending());

        assertEquals(
                "List-Id: <x.club.example>\r\nSubject: x\r\n\r\n..a\r\n..\r\n.\r\n",
                wire.toString(StandardCharsets.US_ASCII));
    }
}
