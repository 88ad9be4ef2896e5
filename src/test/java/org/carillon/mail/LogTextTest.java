package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogTextTest {
    @ParameterizedTest
    @CsvSource({
        "chess-confirm+s3cret@x.example, chess-confirm+…@x.example",
        "chess+Confirm+s3-cr+et@x.example, chess+Confirm+…@x.example",
        "chess-confirm-s3cret@x.example, chess-confirm-…@x.example",
        "<chess-bounces+7k.abc@x.example> SIZE=1, <chess-bounces+…@x.example> SIZE=1",
        "chess-bounces@x.example, chess-bounces@x.example",
        "ana+chess@x.example, ana+chess@x.example"
    })
    void tokensInAddressesAreBlanked(String address, String shown) {
        assertEquals(shown, LogText.withoutTokens(address));
    }
}
