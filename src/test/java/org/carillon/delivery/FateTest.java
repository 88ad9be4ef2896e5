package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.carillon.mail.Address;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people and machines are told of a recipient.
class FateTest {
    private static final Address BOB = Address.of("bob@there.example");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            450 4.2.2 over quota                    | mx.there.example | 4.2.2 | The mailbox is full.           | mx.there.example said: 450 4.2.2 over quota
            451 try again                           | mx.there.example | 4.0.0 | It could not be delivered yet. | mx.there.example said: 451 try again
            421 5.7.1 odd code                      | mx.there.example | 4.0.0 | It could not be delivered yet. | mx.there.example said: 421 5.7.1 odd code
            cannot connect: timed out               | mx.there.example | 4.4.1 | The mail host does not answer. | mx.there.example: cannot connect: timed out
            the folder cannot be written            |                  | 4.0.0 | It could not be delivered yet. | the folder cannot be written
            """)
    void tellsWhyALetterIsLate(String reply, String host, String status, String words, String more) {
        Fate fate = Fate.delayed(new Recipient(BOB, ""), new Progress.Said(reply, host == null ? "" : host, ""));

        assertEquals(status, fate.status());
        assertEquals(words, fate.words());
        assertEquals(more, fate.more());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5.1.1   | 550 no                     | There is no such mailbox. Perhaps the name before the @ is misspelled.
            5.1.99  | 550 no                     | Something is wrong with the address.
            5.7.26  | 550 5.7.26 unauthenticated | The letter could not prove where it comes from (SPF, DKIM, DMARC).
            5.99.1  | 550 no                     | The mail host did not take it.
            5       | 550 no                     | The mail host did not take it.
            5.1.2   | There is no domain x.y.    | There is no domain x.y.
            """)
    void saysTheReasonInPlainWordsWhateverTheCode(String status, String reply, String words) {
        assertEquals(words, new Fate(BOB, "failed", status, reply, "").words());
    }
}
