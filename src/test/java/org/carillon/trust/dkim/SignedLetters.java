package org.carillon.trust.dkim;

import static org.carillon.trust.dkim.DkimResult.Code.FAIL;
import static org.carillon.trust.dkim.DkimResult.Code.NEUTRAL;
import static org.carillon.trust.dkim.DkimResult.Code.PASS;
import static org.carillon.trust.dkim.DkimResult.Code.PERMERROR;
import static org.carillon.trust.dkim.DkimResult.Code.POLICY;

import java.util.ArrayList;
import java.util.List;
import org.carillon.trust.dkim.DkimResult.Code;

/// Letters with one signature each, sound ones and those to which something happened; the keys are
/// those of [TestSigner#dns]. The time is noon of 27 November 2026.
final class SignedLetters {
    static final String LETTER = """
            From: Ana <ana@signer.example>
            To: chess@club.example
            Subject: Endgames  of\tthe week
            Date: Fri, 27 Nov 2026 09:00:00 +0000
            Message-ID: <1@signer.example>

            Hello  all,

            rooks behind passed pawns.
            """.replace("\n", "\r\n");

    /// 27 November 2026, 12:00 UTC.
    private static final long NOON = 1_795_780_800;

    /// @param code what becomes of its signature
    record Case(String name, Code code, String text) {
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Case> cases = new ArrayList<>();

    private SignedLetters() {}

    static List<Case> all() {
        var letters = new SignedLetters();
        letters.sound();
        letters.changed();
        letters.tags();
        letters.names();
        letters.times();
        return letters.cases;
    }

    private void add(String name, Code code, TestSigner signer) {
        cases.add(new Case(name, code, signer.sign(LETTER)));
    }

    /// Signed as usual; then something is written instead of something else.
    private void changed(String name, Code code, String old, String next) {
        changed(name, code, TestSigner.rsa(), old, next);
    }

    private void changed(String name, Code code, TestSigner signer, String old, String next) {
        String signed = signer.sign(LETTER);
        if (!signed.contains(old)) throw new IllegalStateException(name + ": " + signed);
        cases.add(new Case(name, code, signed.replace(old, next)));
    }

    private static TestSigner simple() {
        return TestSigner.rsa().tag("c", "simple/simple");
    }

    private void sound() {
        add("RSA", PASS, TestSigner.rsa());
        add("Ed25519", PASS, TestSigner.ed25519());
        add("simple forms", PASS, simple());
        add("no form said", PASS, TestSigner.rsa().without("c"));
        add("all fields twice", PASS, TestSigner.rsa().tag("h", "from:from:to:to:subject:subject:cc:cc"));
        add("names in capitals, with blanks", PASS, TestSigner.rsa().tag("h", "From :\r\n\tTO : Subject"));
        add("an unknown tag", PASS, TestSigner.rsa().tag("future", "a=b:c"));
        add("a way to the key", PASS, TestSigner.rsa().tag("q", "http/x:dns/txt"));
        changed("behind a trace", PASS, "DKIM-Signature", "Received: from a by b\r\nDKIM-Signature");
        changed("a field that is not covered", PASS, "From:", "X-Spam: no\r\nFrom:");
        changed("relaxed: names in capitals", PASS, "Subject:", "SUBJECT :");
        changed("relaxed: folded anew", PASS, "Endgames  of\tthe", "Endgames\r\n\t of the \t");
        changed("relaxed: blanks in the text", PASS, "Hello  all,", "Hello \t all, ");
        changed("relaxed: the signature folded", PASS, "; d=signer", ";\r\n \td=signer");
        changed("empty lines at the end", PASS, "pawns.\r\n", "pawns.\r\n\r\n\r\n");
        changed("the last line without its end", PASS, simple(), "pawns.\r\n", "pawns.");
        changed("line ends of Unix", PASS, simple(), "\r\n", "\n");
    }

    private void changed() {
        changed("another subject", FAIL, "Endgames", "Openings");
        changed("another sender", FAIL, "From: Ana", "From: Eve");
        changed("another text", FAIL, "rooks", "queens");
        changed("more text", FAIL, "pawns.\r\n", "pawns.\r\nBuy now!\r\n");
        changed("less text", FAIL, "rooks behind passed pawns.\r\n", "");
        changed("a covered field gone", FAIL, "Date: Fri, 27 Nov 2026 09:00:00 +0000\r\n", "");
        changed("simple: names in capitals", FAIL, simple(), "Subject:", "SUBJECT:");
        changed("simple: folded anew", FAIL, simple(), "Endgames  of", "Endgames\r\n of");
        changed("simple: blanks in the text", FAIL, simple(), "Hello  all", "Hello all");
        changed("simple: the signature folded", FAIL, simple(), "; d=signer", ";\r\n d=signer");
        changed("another way of hashing the body", FAIL, "c=relaxed/relaxed", "c=relaxed/simple");
        changed("another field covered", FAIL, "h=from:to", "h=from:cc:to:sender:date");
        changed("another value", FAIL, "\tb=", "\tb=AAAA");
        changed("a value that is short", FAIL, "\tb=", "\tb=AAAA; z=");
        changed("a tag more", FAIL, "v=1; ", "v=1; z=1; ");
        TestSigner sealed = TestSigner.rsa().tag("h", "from:from:subject:subject");
        changed("a second subject where nobody may add one", FAIL, sealed, "DKIM-", "Subject: Win!\r\nDKIM-");
        changed("a second From where nobody may add one", FAIL, sealed, "DKIM-", "From: eve@evil.example\r\nDKIM-");
        changed("a second From", POLICY, "DKIM-", "From: eve@evil.example\r\nDKIM-");
        changed("a line that is no field", PERMERROR, "DKIM-", "no field\r\nDKIM-");
    }

    private void tags() {
        changed("no list", NEUTRAL, "v=1;", "v;");
        changed("a tag twice", NEUTRAL, "v=1;", "v=1; v=1;");
        changed("an empty tag", NEUTRAL, "v=1;", "v=1;;");
        changed("a name that is none", NEUTRAL, "v=1;", "1v=1;");
        changed("a control character", NEUTRAL, "v=1;", "v=1; z=\u0001;");
        changed("another version", PERMERROR, "v=1;", "v=2;");
        add("no version", PERMERROR, TestSigner.rsa().without("v"));
        for (String name : List.of("a", "d", "s", "h")) {
            add("no " + name + "=", PERMERROR, TestSigner.rsa().without(name));
            add("an empty " + name + "=", PERMERROR, TestSigner.rsa().tag(name, ""));
        }
        changed("no b=", PERMERROR, "\tb=", "\tz=");
        changed("no bh=", PERMERROR, "bh=", "zh=");
        changed("b= is no base64", PERMERROR, "\tb=", "\tb=*");
        changed("bh= is no base64", PERMERROR, "bh=", "bh=*");
        changed("an unknown algorithm", PERMERROR, "a=rsa-sha256", "a=rsa-md5");
        changed("capitals where they count", PERMERROR, "a=rsa-sha256", "a=RSA-SHA256");
        add("SHA-1", PERMERROR, TestSigner.rsa().tag("a", "rsa-sha1"));
        add("a short key", POLICY, TestSigner.with(TestSigner.SHORT, "rsa-sha256", "short"));
        changed("an unknown form", PERMERROR, "c=relaxed/relaxed", "c=relaxed/future");
        changed("three forms", PERMERROR, "c=relaxed/relaxed", "c=relaxed/relaxed/relaxed");
        changed("another kind of key", PERMERROR, "a=rsa-sha256", "a=ed25519-sha256");
        add("From not covered", PERMERROR, TestSigner.rsa().tag("h", "to:subject:date"));
        add("the key is elsewhere", PERMERROR, TestSigner.rsa().tag("q", "http/x"));
    }

    private void names() {
        add("an identity below the domain", PASS, TestSigner.rsa().tag("i", "@mail.signer.example"));
        add("an encoded identity", PASS, TestSigner.rsa().tag("i", "=61na=40signer=2Eexample"));
        add("the domain in capitals", PASS, TestSigner.rsa().tag("d", "Signer.EXAMPLE"));
        add("an identity elsewhere", PERMERROR, TestSigner.rsa().tag("i", "ana@club.example"));
        add("an identity with the same end", PERMERROR, TestSigner.rsa().tag("i", "ana@xsigner.example"));
        add("an identity above the domain", PERMERROR, TestSigner.rsa().tag("i", "ana@example"));
        add("an identity without a domain", PERMERROR, TestSigner.rsa().tag("i", "ana"));
        add("a domain with blanks", PERMERROR, TestSigner.rsa().tag("d", "signer .example"));
        add("an empty label", PERMERROR, TestSigner.rsa().tag("d", "signer..example"));
        add("a label too long", PERMERROR, TestSigner.rsa().tag("d", "a".repeat(64) + ".example"));
        add("a name too long", PERMERROR, TestSigner.rsa().tag("s", "a.".repeat(120) + "rsa"));
        add("a selector that is none", PERMERROR, TestSigner.rsa().tag("s", "a/b"));
    }

    private void times() {
        add("made a minute ago", PASS, TestSigner.rsa().tag("t", "" + (NOON - 60)));
        add("made in ten minutes", PASS, TestSigner.rsa().tag("t", "" + (NOON + 600)));
        add("made in an hour", PERMERROR, TestSigner.rsa().tag("t", "" + (NOON + 3600)));
        add("good for an hour", PASS, TestSigner.rsa().tag("x", "" + (NOON + 3600)));
        add("good until ten minutes ago", PASS, TestSigner.rsa().tag("x", "" + (NOON - 600)));
        add("good until an hour ago", PERMERROR, TestSigner.rsa().tag("x", "" + (NOON - 3600)));
        add(
                "ended before it was made",
                PERMERROR,
                TestSigner.rsa().tag("t", "" + NOON).tag("x", "" + (NOON - 1)));
        add("good for ever", PASS, TestSigner.rsa().tag("x", "999999999999"));
        add("a time of thirteen digits", PERMERROR, TestSigner.rsa().tag("t", "1000000000000"));
        add("a time that is no number", PERMERROR, TestSigner.rsa().tag("t", "noon"));
        add("no time", PERMERROR, TestSigner.rsa().tag("t", ""));
    }
}
