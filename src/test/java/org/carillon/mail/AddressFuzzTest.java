package org.carillon.mail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class AddressFuzzTest {
    /// Whatever stands in a field, an envelope or a form: what is understood is written so that it is understood
    /// again, in one line and within its bounds.
    @FuzzTest(maxDuration = "10m")
    void understandsWhatItWrites(byte[] octets) {
        String text = new String(octets, UTF_8);
        Address.parse(text).ifPresent(AddressFuzzTest::returns);
        Mailbox.list(text).forEach(mailbox -> returns(mailbox.address()));
    }

    private static void returns(Address address) {
        String written = address.toString();
        assertEquals(address, Address.of(written));
        assertTrue(written.chars().noneMatch(Character::isISOControl), written);
        assertTrue(address.local().getBytes(UTF_8).length <= Address.MAX_LOCAL, written);
        assertTrue(address.domain().getBytes(UTF_8).length <= Address.MAX_DOMAIN, written);
    }
}
