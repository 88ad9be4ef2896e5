package org.carillon.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.dns.Answer;
import org.carillon.dns.MailHost;
import org.carillon.dns.Records;
import org.carillon.mail.Address;
import org.carillon.trust.dkim.DkimResult;
import org.carillon.trust.dkim.DkimVerifier;
import org.carillon.trust.dkim.NativeCryptography;
import org.carillon.trust.dmarc.Dmarc;
import org.carillon.trust.host.HostCheck;
import org.carillon.trust.host.Ours;
import org.carillon.trust.spf.Spf;
import org.carillon.trust.spf.SpfResult;

/// What the DKIM signatures of a letter of 5 KB cost who verifies them, the answers of the DNS at
/// hand: CPU time, with the JDK's arithmetic and then with the native library's. `src/bench/run
/// verify`, after `./mvnw package -DskipTests`.
public final class Verify {
    private static final int LETTERS = Integer.getInteger("letters", 5000);
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    /// Canonical as they stand.
    private static final String FIELDS =
            "from:Ana <ana@club.example>\r\nto:chess@club.example\r\nsubject:Endgames\r\ndate:Fri, 27 Nov 2026 09:00:00 +0000\r\n";

    private static final String BODY = ("word ".repeat(14) + "word\r\n").repeat(64);

    private Verify() {}

    private record Known(Map<String, String> keys) implements Records {
        @Override
        public Answer<String> texts(String name) {
            String text = keys.get(name);
            return text == null ? new Answer.NoSuchName<>() : new Answer.Found<>(List.of(text));
        }

        @Override
        public Answer<MailHost> mailHosts(String domain) {
            return new Answer.NoSuchName<>();
        }

        @Override
        public Answer<InetAddress> four(String host) {
            return new Answer.NoSuchName<>();
        }

        @Override
        public Answer<InetAddress> six(String host) {
            return new Answer.NoSuchName<>();
        }

        @Override
        public Answer<String> names(String reverse) {
            return new Answer.NoSuchName<>();
        }
    }

    public static void main(String[] arguments) throws GeneralSecurityException {
        var keys = new HashMap<String, String>();
        String rsa = signature("rsa", 2048, keys);
        String strong = signature("strong", 4096, keys);
        String ed25519 = signature("ed", 0, keys);
        for (boolean fast : new boolean[] {false, true}) {
            if (fast) NativeCryptography.install();
            String who = fast ? "native library" : "JDK";
            measure(who, "one RSA-2048 signature", keys, rsa);
            measure(who, "one RSA-4096 signature", keys, strong);
            measure(who, "one Ed25519 signature", keys, ed25519);
            measure(who, "RSA-2048 and Ed25519", keys, ed25519 + rsa);
            measure(who, "ten RSA-2048 signatures", keys, rsa.repeat(10));
            measure(who, "none", keys, "");
            all(who, keys, rsa);
        }
    }

    /// All that is asked about a stranger's letter: SPF, the signatures, DMARC, and how the host calls itself.
    private static void all(String who, Map<String, String> keys, String signatures) {
        keys.put("club.example", "v=spf1 mx include:spf.club.example ip4:192.0.2.0/24 -all");
        keys.put("spf.club.example", "v=spf1 ip4:198.51.100.0/24 ip4:203.0.113.0/24 ~all");
        keys.put("_dmarc.club.example", "v=DMARC1; p=reject");
        byte[] letter = (signatures + FIELDS + "\r\n" + BODY).getBytes(US_ASCII);
        var dns = new Known(keys);
        examined(dns, letter, LETTERS);
        long nanoseconds = examined(dns, letter, LETTERS);
        System.out.printf(
                "%-15s %-25s %,6d bytes: %,7.0f µs of CPU time for each letter%n",
                who, "SPF, DKIM, DMARC, HELO", letter.length, nanoseconds / 1000.0 / LETTERS);
    }

    private static long examined(Records dns, byte[] letter, int times) {
        InetAddress client = InetAddress.ofLiteral("192.0.2.7");
        Address sender = Address.of("ana@club.example");
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            SpfResult spf = new Spf(dns, "mx.example").check(client, "mail.club.example", sender);
            DkimResult signed =
                    new DkimVerifier(dns).verify(letter, Instant.now()).getFirst();
            var proven = new Dmarc.Proven(Optional.of(spf.domain()), List.of(signed.domain()), List.of());
            boolean right =
                    new Dmarc(dns).check(List.of("club.example"), proven).passed();
            new HostCheck(dns, new Ours(Set.of("mx.example"), Set.of())).of(client, "mail.club.example");
            if (!right || spf.code() != SpfResult.Code.PASS) throw new IllegalStateException(spf.why());
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    private static void measure(String who, String what, Map<String, String> keys, String signatures) {
        byte[] letter = (signatures + FIELDS + "\r\n" + BODY).getBytes(US_ASCII);
        var verifier = new DkimVerifier(new Known(keys));
        run(verifier, letter, LETTERS);
        long nanoseconds = run(verifier, letter, LETTERS);
        System.out.printf(
                "%-15s %-25s %,6d bytes: %,7.0f µs of CPU time for each letter%n",
                who, what, letter.length, nanoseconds / 1000.0 / LETTERS);
    }

    private static long run(DkimVerifier verifier, byte[] letter, int times) {
        long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < times; i++) {
            for (DkimResult result : verifier.verify(letter, Instant.now())) {
                boolean right = result.passed() || result.code() == DkimResult.Code.NONE;
                if (!right) throw new IllegalStateException(result.why());
            }
        }
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
    }

    /// The field; its key is among the keys then.
    ///
    /// @param bits of an RSA key; 0 for Ed25519
    private static String signature(String selector, int bits, Map<String, String> keys)
            throws GeneralSecurityException {
        KeyPair pair = pair(bits);
        byte[] published = pair.getPublic().getEncoded();
        if (bits == 0) published = Arrays.copyOfRange(published, published.length - 32, published.length);
        String kind = bits == 0 ? "ed25519" : "rsa";
        keys.put(
                selector + "._domainkey.club.example",
                "v=DKIM1; k=" + kind + "; p=" + BASE64.encodeToString(published));
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        String field = "dkim-signature:v=1; a=" + kind + "-sha256; c=relaxed/relaxed; d=club.example; s=" + selector
                + "; h=from:to:subject:date; bh=" + BASE64.encodeToString(hash.digest(BODY.getBytes(US_ASCII)))
                + "; b=";
        byte[] signed = (FIELDS + field).getBytes(US_ASCII);
        Signature signature = Signature.getInstance(bits == 0 ? "Ed25519" : "SHA256withRSA");
        signature.initSign(pair.getPrivate());
        signature.update(bits == 0 ? hash.digest(signed) : signed);
        return field + BASE64.encodeToString(signature.sign()) + "\r\n";
    }

    private static KeyPair pair(int bits) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance(bits == 0 ? "Ed25519" : "RSA");
        if (bits > 0) generator.initialize(bits);
        return generator.generateKeyPair();
    }
}
