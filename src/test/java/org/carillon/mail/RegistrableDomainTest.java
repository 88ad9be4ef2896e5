package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrableDomainTest {
    @ParameterizedTest
    @CsvSource({
        "example.org, example.org",
        "a.b.c.example.org, example.org",
        "mail.example.co.uk, example.co.uk",
        "x.example.com.br, example.com.br",
        "bücher.de, xn--bcher-kva.de",
        "www.bücher.de, xn--bcher-kva.de",
        "co.uk, co.uk",
        "a.b.example, b.example",
        "mx.invalid, mx.invalid",
        "localhost, localhost",
        "[127.0.0.1], [127.0.0.1]",
    })
    void isWhatSomebodyHadToRegister(String domain, String registrable) {
        assertEquals(registrable, RegistrableDomain.of(domain));
    }

    /// Names that a company gives away cost as little as names below one's own.
    @ParameterizedTest
    @CsvSource({"one.blogspot.com, blogspot.com", "two.github.io, github.io"})
    void isNotWhatACompanyGivesAway(String domain, String registrable) {
        assertEquals(registrable, RegistrableDomain.of(domain));
    }
}
