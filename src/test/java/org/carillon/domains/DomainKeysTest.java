package org.carillon.domains;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.carillon.mail.AddressException;
import org.carillon.store.MemoryDatabase;
import org.carillon.testing.FrozenClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DomainKeysTest {
    private static final String CLUB = "club.example";

    private final FrozenClock clock = FrozenClock.at("2026-11-27T09:00:00Z");
    private final MemoryDatabase database;
    private final DomainKeys keys;

    DomainKeysTest() throws SQLException, IOException {
        database = MemoryDatabase.open();
        keys = new DomainKeys(database.sql(), clock);
    }

    @BeforeEach
    void take() {
        new Domains(database.sql(), keys).add(CLUB);
    }

    private List<String> states() {
        return keys.of(CLUB).stream()
                .map(key -> key.selector() + " " + key.state().word())
                .toList();
    }

    private List<String> signing(DomainKeys node) {
        return node.signing(CLUB).stream().map(SigningKey::selector).toList();
    }

    @Test
    void aDomainComesWithAPairThatSigns() {
        assertEquals(List.of("c20261127-rsa active", "c20261127-ed25519 active"), states());
        assertEquals(List.of("c20261127-rsa", "c20261127-ed25519"), signing(keys));
        assertEquals(List.of(), keys.domainsWithout());
        assertEquals(List.of(), keys.signing("elsewhere.example"));
    }

    @Test
    void theRecordVerifiesWhatTheKeySigns() throws GeneralSecurityException {
        DomainKey known = keys.of(CLUB).getFirst();
        assertTrue(known.recordText().startsWith("v=DKIM1; k=rsa; p=MIIB"), known.recordText());
        assertEquals("c20261127-rsa._domainkey.club.example", known.recordName(CLUB));
        var rsa = KeyFactory.getInstance("RSA");
        var signature = Signature.getInstance("SHA256withRSA");
        signature.initSign(rsa.generatePrivate(
                new PKCS8EncodedKeySpec(keys.signing(CLUB).getFirst().pkcs8())));
        byte[] signed = signature.sign();
        signature.initVerify(
                rsa.generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(known.published()))));
        assertTrue(signature.verify(signed));
        DomainKey other = keys.of(CLUB).get(1);
        assertEquals(32, Base64.getDecoder().decode(other.published()).length);
        assertTrue(other.recordText().startsWith("v=DKIM1; k=ed25519; p="), other.recordText());
    }

    @Test
    void theNextPairSignsWhenPeopleSaySo() {
        assertTrue(keys.prepare(CLUB));
        assertFalse(keys.prepare(CLUB));
        assertEquals(List.of("c20261127-rsa", "c20261127-ed25519"), signing(keys));
        clock.advance(Duration.ofDays(1));
        assertTrue(keys.activate(CLUB));
        assertFalse(keys.activate(CLUB));
        assertEquals(List.of("c20261127-2-rsa", "c20261127-2-ed25519"), signing(keys));
        assertEquals(
                List.of(
                        "c20261127-2-rsa active",
                        "c20261127-2-ed25519 active",
                        "c20261127-rsa retiring",
                        "c20261127-ed25519 retiring"),
                states());
    }

    @Test
    void anOldPairGoesWhenNoLetterNeedsIt() {
        keys.prepare(CLUB);
        keys.activate(CLUB);
        clock.advance(DomainKeys.RETIREMENT.minusHours(1));
        assertEquals(0, keys.sweep());
        clock.advance(Duration.ofHours(2));
        assertEquals(2, keys.sweep());
        assertEquals(2, keys.of(CLUB).size());
    }

    @Test
    void anotherNodeAndTheNextStartHaveTheSameKeys() {
        var other = new DomainKeys(database.sql(), clock);
        assertFalse(other.ensure(CLUB));
        assertArrayEquals(
                keys.signing(CLUB).getFirst().pkcs8(),
                other.signing(CLUB).getFirst().pkcs8());
        assertEquals(keys.of(CLUB), other.of(CLUB));
    }

    @Test
    void aDomainFromBeforeThereWereKeysGetsSome() {
        database.sql().update("insert into mail_domain (name) values ('old.example')");
        assertEquals(List.of("old.example"), keys.domainsWithout());
        assertTrue(keys.ensure("old.example"));
        assertEquals(2, keys.signing("old.example").size());
    }

    @Test
    void namesItselfWithoutItsSecret() {
        SigningKey key = keys.signing(CLUB).getFirst();
        assertEquals("rsa key c20261127-rsa", key.toString());
        FreshPair fresh = FreshPair.of(KeyAlgorithm.ED25519);
        assertEquals("fresh ed25519 key", fresh.toString());
        String everything = keys.of(CLUB).toString();
        String secret = Base64.getEncoder().encodeToString(key.pkcs8());
        assertFalse(everything.contains(secret.substring(100, 140)), everything);
        assertFalse(new String(fresh.published(), StandardCharsets.ISO_8859_1)
                .contains(new String(fresh.pkcs8(), 16, 32, StandardCharsets.ISO_8859_1)));
    }

    @Test
    void whatIsNoDomainGetsNoKeys() {
        assertThrows(AddressException.class, () -> new Domains(database.sql(), keys).add("no domain"));
    }
}
