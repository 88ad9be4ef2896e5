package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.domains.KeyAlgorithm;

/// Signs letters in every way there is, sensible or not.
final class TestSigner {
    static final String DOMAIN = "signer.example";
    static final KeyPair RSA = pair("RSA", 2048);
    static final KeyPair SHORT = pair("RSA", 512);
    static final KeyPair ED25519 = pair("Ed25519", 0);
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final KeyPair key;
    private final Map<String, String> tags = new LinkedHashMap<>();

    private TestSigner(KeyPair key, String algorithm, String selector) {
        this.key = key;
        tag("v", "1")
                .tag("a", algorithm)
                .tag("c", "relaxed/relaxed")
                .tag("d", DOMAIN)
                .tag("s", selector);
        tag("h", "from:to:subject:date:message-id");
    }

    static TestSigner rsa() {
        return new TestSigner(RSA, "rsa-sha256", "rsa");
    }

    static TestSigner ed25519() {
        return new TestSigner(ED25519, "ed25519-sha256", "ed");
    }

    static TestSigner with(KeyPair key, String algorithm, String selector) {
        return new TestSigner(key, algorithm, selector);
    }

    private static KeyPair pair(String kind, int bits) {
        try {
            var generator = KeyPairGenerator.getInstance(kind);
            if (bits > 0) generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// The public half, as it stands in `p=`.
    static String published(KeyPair key) {
        byte[] octets = key.getPublic().getEncoded();
        boolean rsa = key.getPublic().getAlgorithm().equals("RSA");
        return BASE64.encodeToString(rsa ? octets : Arrays.copyOfRange(octets, octets.length - 32, octets.length));
    }

    /// All keys under their usual names.
    static KnownKeys dns() {
        return new KnownKeys()
                .with("rsa._domainkey." + DOMAIN, "v=DKIM1; k=rsa; p=" + published(RSA))
                .with("short._domainkey." + DOMAIN, "v=DKIM1; p=" + published(SHORT))
                .with("ed._domainkey." + DOMAIN, "v=DKIM1; k=ed25519; p=" + published(ED25519));
    }

    TestSigner tag(String name, String value) {
        tags.put(name, value);
        return this;
    }

    TestSigner without(String name) {
        tags.remove(name);
        return this;
    }

    /// The letter with the signature on top.
    String sign(String letter) {
        HeaderBlock header = HeaderBlock.of(letter.getBytes(ISO_8859_1));
        return field("DKIM-Signature", letter, header) + letter;
    }

    /// One field that signs header and body.
    String field(String name, String letter, HeaderBlock header) {
        String[] forms = tags.getOrDefault("c", "simple").split("/", -1);
        Canonicalization head = Canonicalization.named(forms[0]).orElse(Canonicalization.SIMPLE);
        Canonicalization body = forms.length == 1
                ? Canonicalization.SIMPLE
                : Canonicalization.named(forms[1]).orElse(Canonicalization.SIMPLE);
        Algorithm algorithm = Algorithm.named(tags.get("a")).orElse(Algorithm.RSA_SHA256);
        byte[] letterBytes = letter.getBytes(ISO_8859_1);
        byte[] hash = BodyHash.of(body, Cryptography.hash(algorithm), letterBytes, header.body());
        String draft = name + ": " + list() + " bh=" + BASE64.encodeToString(hash) + ";\r\n\tb=";
        byte[] signed = SignedHeader.of(header, alone(draft), head, words(tags.getOrDefault("h", "")));
        return draft + value(algorithm, signed) + "\r\n";
    }

    /// One ARC-Seal.
    ///
    /// @param sets the fields before it, in their order
    String seal(String sets) {
        String draft = "ARC-Seal: " + list() + "\r\n\tb=";
        var signed = new ByteArrayOutputStream();
        for (HeaderBlock.Field field : HeaderBlock.of(sets.getBytes(ISO_8859_1)).fields()) {
            signed.writeBytes(field.relaxed());
        }
        SignedHeader.writeLast(alone(draft), Canonicalization.RELAXED, signed);
        return draft + value(Algorithm.named(tags.get("a")).orElseThrow(), signed.toByteArray()) + "\r\n";
    }

    private static HeaderBlock.Field alone(String draft) {
        HeaderBlock.Field field =
                HeaderBlock.of(draft.getBytes(ISO_8859_1)).fields().getFirst();
        return new HeaderBlock.Field(field.name(), field.raw(), field.colon(), -1);
    }

    private static List<String> words(String names) {
        return Arrays.stream(names.split(":", -1))
                .map(name -> name.strip().toLowerCase(java.util.Locale.ROOT))
                .toList();
    }

    private String list() {
        return tags.entrySet().stream()
                .map(tag -> tag.getKey() + "=" + tag.getValue() + ";")
                .collect(Collectors.joining(" "));
    }

    private String value(Algorithm algorithm, byte[] signed) {
        try {
            Signature signature = Signature.getInstance(algorithm.scheme());
            signature.initSign(key.getPrivate());
            boolean hashed = algorithm.key() == KeyAlgorithm.ED25519;
            signature.update(hashed ? Cryptography.sha256().digest(signed) : signed);
            return BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
