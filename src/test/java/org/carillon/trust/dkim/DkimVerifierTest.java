package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.carillon.trust.dkim.DkimResult.Code.FAIL;
import static org.carillon.trust.dkim.DkimResult.Code.NEUTRAL;
import static org.carillon.trust.dkim.DkimResult.Code.NONE;
import static org.carillon.trust.dkim.DkimResult.Code.PASS;
import static org.carillon.trust.dkim.DkimResult.Code.PERMERROR;
import static org.carillon.trust.dkim.DkimResult.Code.POLICY;
import static org.carillon.trust.dkim.DkimResult.Code.TEMPERROR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DkimVerifierTest {
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    private static final String LETTER = SignedLetters.LETTER;

    private static List<DkimResult> all(KnownKeys dns, String letter) {
        return new DkimVerifier(dns).verify(letter.getBytes(ISO_8859_1), NOW);
    }

    private static DkimResult one(String letter) {
        List<DkimResult> results = all(TestSigner.dns(), letter);
        assertEquals(1, results.size());
        return results.getFirst();
    }

    static List<SignedLetters.Case> cases() {
        return SignedLetters.all();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void judges(SignedLetters.Case letter) {
        DkimResult result = one(letter.text());
        assertEquals(letter.code(), result.code(), result.why());
        assertFalse(result.why().isBlank());
    }

    @Test
    void thereAreEnoughOfThem() {
        assertTrue(SignedLetters.all().size() >= 40);
    }

    @Test
    void saysWhoSignedAndHow() {
        String letter = TestSigner.ed25519().tag("i", "ana@Mail.Signer.example").sign(LETTER);
        assertEquals(
                new DkimResult(
                        PASS,
                        "signer.example",
                        "ed",
                        "ed25519-sha256",
                        "ana@mail.signer.example",
                        "The signature is right."),
                one(letter));
    }

    @Test
    void saysSoOfAnUnsignedLetter() {
        assertEquals(
                List.of(NONE),
                all(new KnownKeys(), LETTER).stream().map(DkimResult::code).toList());
        assertEquals("none", NONE.word());
    }

    @Test
    void keepsTheOrderOfTheFields() {
        String broken = TestSigner.rsa().sign(LETTER).replace("\tb=", "\tb=AAAA");
        String both = TestSigner.ed25519().sign(broken);
        assertEquals(
                List.of("ed pass", "rsa fail"),
                all(TestSigner.dns(), both).stream()
                        .map(r -> r.selector() + " " + r.code().word())
                        .toList());
    }

    @Test
    void asksForEachKeyOnceAndLooksAtTenSignatures() {
        KnownKeys dns = TestSigner.dns();
        String field = TestSigner.rsa().sign(LETTER).replace(LETTER, "");
        List<DkimResult> results = all(dns, field.repeat(12) + LETTER);
        assertEquals(
                Collections.nCopies(10, PASS),
                results.stream().limit(10).map(DkimResult::code).toList());
        assertEquals(
                List.of(POLICY, POLICY),
                results.stream().skip(10).map(DkimResult::code).toList());
        assertEquals(List.of("rsa._domainkey.signer.example"), dns.asked());
    }

    @Test
    void aChangedLetterCostsNoQuestion() {
        KnownKeys dns = TestSigner.dns();
        assertEquals(
                FAIL,
                all(dns, TestSigner.rsa().sign(LETTER) + "more").getFirst().code());
        assertEquals(List.of(), dns.asked());
    }

    /// The key of a letter that is right, as the domain publishes it.
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PASS      | p=KEY",
                "PASS      | v=DKIM1; p=KEY;",
                "PASS      | v=DKIM1;k=rsa;h=sha1:sha256;s=email;t=y:s;n=a=b;p=KEY; x=y",
                "PASS      | k=RSA; s=chat:*; g=; p=KEY",
                "PASS      | v=DKIM1; g=nobody; p=KEY",
                "PERMERROR | v=DKIM2; p=KEY",
                "PERMERROR | p=KEY; v=DKIM1",
                "PERMERROR | v=DKIM1; p=KEY; p=KEY",
                "PERMERROR | v=DKIM1; t; p=KEY",
                "PERMERROR | v=DKIM1; p=",
                "PERMERROR | v=DKIM1; k=rsa",
                "PERMERROR | v=DKIM1; k=ed25519; p=KEY",
                "PERMERROR | v=DKIM1; k=foobar; p=KEY",
                "PERMERROR | v=DKIM1; h=sha1; p=KEY",
                "PERMERROR | v=DKIM1; s=chat; p=KEY",
                "PERMERROR | v=DKIM1; p=AAAA",
                "PERMERROR | v=DKIM1; p=***",
                "PERMERROR | v=spf1 -all",
                "PERMERROR | ``",
                "FAIL      | p=OTHER",
                "POLICY    | p=SHORT",
            })
    void judgesTheKey(DkimResult.Code code, String key) {
        String record = key.replace("KEY", TestSigner.published(TestSigner.RSA))
                .replace("OTHER", TestSigner.published(OTHER))
                .replace("SHORT", TestSigner.published(TestSigner.SHORT));
        DkimResult result = withKey(TestSigner.rsa(), record);
        assertEquals(code, result.code(), result.why());
    }

    private static final java.security.KeyPair OTHER = OddKeys.another();

    private static DkimResult withKey(TestSigner signer, String... records) {
        var dns = new KnownKeys().with("rsa._domainkey.signer.example", records);
        return all(dns, signer.sign(LETTER)).getFirst();
    }

    @Test
    void readsABareKeyAsTheTextOfTheRfcHasIt() {
        DkimResult result = withKey(TestSigner.rsa(), "p=" + OddKeys.bare(TestSigner.RSA));
        assertEquals(PASS, result.code(), result.why());
    }

    @Test
    void refusesKeysThatWouldKeepItBusy() {
        assertEquals(POLICY, withKey(TestSigner.rsa(), "p=" + OddKeys.longKey()).code());
        assertEquals(
                POLICY, withKey(TestSigner.rsa(), "p=" + OddKeys.longExponent()).code());
    }

    @Test
    void aKeyForTheDomainItselfIsNotForThoseBelow() {
        String strict = "t=s; p=" + TestSigner.published(TestSigner.RSA);
        assertEquals(
                PASS,
                withKey(TestSigner.rsa().tag("i", "a@signer.example"), strict).code());
        assertEquals(
                PERMERROR,
                withKey(TestSigner.rsa().tag("i", "a@x.signer.example"), strict).code());
    }

    @Test
    void triesSeveralKeysOfOneNameInAnyOrder() {
        String right = "p=" + TestSigner.published(TestSigner.RSA);
        String other = "p=" + TestSigner.published(OTHER);
        assertEquals(
                PASS, withKey(TestSigner.rsa(), "v=spf1 -all", other, right).code());
        assertEquals(PASS, withKey(TestSigner.rsa(), right, other).code());
        assertEquals(FAIL, withKey(TestSigner.rsa(), "v=spf1 -all", other).code());
        assertEquals(
                FAIL,
                withKey(TestSigner.rsa(), other, other, other, other, right).code());
    }

    @Test
    void tellsAMissingKeyFromAMuteDns() {
        String letter = TestSigner.rsa().sign(LETTER);
        String name = "rsa._domainkey.signer.example";
        assertEquals(PERMERROR, all(new KnownKeys(), letter).getFirst().code());
        assertEquals(
                PERMERROR, all(new KnownKeys().empty(name), letter).getFirst().code());
        assertEquals(
                TEMPERROR, all(new KnownKeys().mute(name), letter).getFirst().code());
    }

    @Test
    void givesUpWhereTheDnsIsSilentTwice() {
        var dns = new KnownKeys();
        var letter = new StringBuilder();
        for (String selector : List.of("a", "b", "c")) {
            dns.mute(selector + "._domainkey.signer.example");
            letter.append(TestSigner.rsa().tag("s", selector).sign(LETTER).replace(LETTER, ""));
        }
        List<DkimResult> results = all(dns, letter + LETTER);
        assertEquals(
                Collections.nCopies(3, TEMPERROR),
                results.stream().map(DkimResult::code).toList());
        assertEquals(2, dns.asked().size());
    }

    @Test
    void saysThatADomainOnlyTriesItOut() {
        DkimResult result = withKey(TestSigner.rsa(), "t=y; p=" + TestSigner.published(TestSigner.RSA));
        assertEquals("The signature is right. The domain is only trying it out (t=y).", result.why());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"simple", "simple/simple", "simple/relaxed", "relaxed", "relaxed/simple", "relaxed/relaxed"})
    void readsAllForms(String form) {
        assertEquals(PASS, one(TestSigner.rsa().tag("c", form).sign(LETTER)).code());
        assertEquals(PASS, one(TestSigner.ed25519().tag("c", form).sign(LETTER)).code());
        assertEquals(
                PASS,
                one(TestSigner.rsa().tag("c", form).sign(LETTER.replace("Hello", "He  llo") + " \r\n\r\n"))
                        .code());
    }

    @Test
    void wantsTheTextBehindAPartToBeSignedToo() {
        String letter = TestSigner.rsa().tag("l", "7").sign(LETTER);
        assertEquals(PASS, one(letter).code());
        DkimResult longer = one(letter + "more\r\n");
        assertEquals(FAIL, longer.code());
        assertTrue(longer.why().contains("l="), longer.why());
    }

    @Test
    void aSignatureCoversThoseThatWereThere() {
        String twice = TestSigner.ed25519()
                .tag("h", "from:dkim-signature")
                .sign(TestSigner.rsa().sign(LETTER));
        assertEquals(
                List.of(PASS, PASS),
                all(TestSigner.dns(), twice).stream().map(DkimResult::code).toList());
        String changed = twice.replace("s=rsa", "s=rsb");
        assertEquals(
                List.of(FAIL, PERMERROR),
                all(TestSigner.dns(), changed).stream().map(DkimResult::code).toList());
        String more = TestSigner.rsa()
                .sign(TestSigner.ed25519().tag("h", "from:dkim-signature").sign(LETTER));
        assertEquals(
                List.of(PASS, FAIL),
                all(TestSigner.dns(), more).stream().map(DkimResult::code).toList());
    }

    @Test
    void whatIsSaidOfAStrangerIsSafeToWrite() {
        String letter = TestSigner.rsa().sign(LETTER).replace("d=signer.example", "d=a(b)\r\n c; i=\"x\"@y");
        DkimResult result = one(letter);
        assertEquals(PERMERROR, result.code());
        assertEquals("", result.domain() + result.identity());
        String quoted = TestSigner.rsa().tag("i", "=22a=28b=22@signer.example").sign(LETTER);
        assertEquals("@signer.example", one(quoted).identity());
    }

    @Test
    void readsDomainsOutsideAscii() {
        String letter = TestSigner.rsa().tag("d", "b\u00c3\u00bccher.example").sign(LETTER);
        var dns = new KnownKeys()
                .with("rsa._domainkey.xn--bcher-kva.example", "p=" + TestSigner.published(TestSigner.RSA));
        DkimResult result = all(dns, letter).getFirst();
        assertEquals(PASS, result.code(), result.why());
        assertEquals("xn--bcher-kva.example", result.domain());
    }

    @Test
    void whatOurOwnHouseSignsIsRight() {
        LetterSigner signer = LetterSigner.of(Keys.both(), LETTER.getBytes(ISO_8859_1), List.of(), NOW)
                .orElseThrow();
        String letter = new String(signer.sign(new byte[0]), ISO_8859_1) + LETTER;
        assertEquals(
                List.of(PASS, PASS),
                all(Keys.dns(), letter).stream().map(DkimResult::code).toList());
    }

    @Property(tries = 200)
    void aByteThatIsSignedIsNotChangedUnseen(@ForAll int place, @ForAll byte other) {
        String signed = TestSigner.ed25519().tag("c", "simple/simple").sign(LETTER);
        byte[] bytes = signed.getBytes(ISO_8859_1);
        // behind the signature: its own value may be written in several ways
        int from = signed.indexOf("From:");
        int at = from + Math.floorMod(place, bytes.length - from);
        boolean same = bytes[at] == other || "\r\n".indexOf(bytes[at]) >= 0 || "\r\n".indexOf(other) >= 0;
        bytes[at] = other;
        var result = new DkimVerifier(TestSigner.dns()).verify(bytes, NOW).getFirst();
        assertTrue(same || result.code() != PASS, at + " " + other);
        assertTrue(result.code() != NEUTRAL);
    }
}
