package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    @ParameterizedTest
    @CsvSource({"person, a person", "house, this server", "folder, 'a person, into folders here'"})
    void saysInWordsWhoSentALetterOut(String origin, String words) {
        assertEquals(words, new Origins().word(origin));
    }
}
