package org.carillon.trust.dkim;

import static org.carillon.trust.dkim.Verdict.permerror;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.carillon.domains.KeyAlgorithm;

/// Reads the record of a key (RFC 6376 §3.6.1), for one who claims to have signed with it. What the
/// record says of the old tag `g=` is not looked at (RFC 6376, appendix C).
final class KeyReader {
    /// Bits of an RSA key: a bound for the work that a stranger can make.
    private static final int LONGEST = 8192;

    /// Bits of an RSA key's exponent, for the same reason; nobody has more than 17.
    private static final int LONGEST_EXPONENT = 64;

    /// What stands before the 32 octets of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410 §4).
    private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

    private record Demand(BiPredicate<TagList, Claim> met, String elseSays) {}

    private static final List<Demand> DEMANDS = List.of(
            new Demand(
                    (key, claim) ->
                            !key.has("v") || (key.first("v") && key.text("v").equals("DKIM1")),
                    "The key of the domain is of another version (v=)."),
            new Demand((key, claim) -> key.has("p"), "The record of the key has no key in it (p=)."),
            new Demand((key, claim) -> !key.text("p").isEmpty(), "The domain has revoked the key."),
            new Demand(
                    (key, claim) -> claim.algorithm().key().word().equals(kind(key)),
                    "The key is for another way of signing (k= and a=)."),
            new Demand(
                    (key, claim) -> !key.has("h")
                            || key.words("h").contains(claim.algorithm().hashWord()),
                    "The key is not for this hash (h=)."),
            new Demand(
                    (key, claim) ->
                            !key.has("s") || key.words("s").stream().anyMatch(s -> s.equals("*") || s.equals("email")),
                    "The key is not for mail (s=)."),
            new Demand(
                    (key, claim) -> !flag(key, "s") || claim.signer().ofTheDomainItself(),
                    "The key is not for domains below its own (t=s)."));

    private KeyReader() {}

    static Reading<PublishedKey> read(String record, Claim claim, Era era) {
        Optional<TagList> tags = TagList.of(record);
        if (tags.isEmpty()) return new Reading.Bad<>(permerror("The record of the key cannot be read."));
        return DEMANDS.stream()
                .filter(demand -> !demand.met().test(tags.get(), claim))
                .findFirst()
                .<Reading<PublishedKey>>map(demand -> new Reading.Bad<>(permerror(demand.elseSays())))
                .orElseGet(() -> key(tags.get(), claim.algorithm(), era));
    }

    private static String kind(TagList tags) {
        return tags.has("k") ? tags.text("k").toLowerCase(Locale.ROOT) : KeyAlgorithm.RSA.word();
    }

    private static boolean flag(TagList tags, String flag) {
        return tags.words("t").contains(flag);
    }

    private static Reading<PublishedKey> key(TagList tags, Algorithm algorithm, Era era) {
        Optional<PublicKey> key = tags.octets("p").flatMap(octets -> publicKey(algorithm.key(), octets));
        if (key.isEmpty()) return new Reading.Bad<>(permerror("What stands as the key is no key (p=)."));
        return size(key.get(), era)
                .<Reading<PublishedKey>>map(Reading.Bad::new)
                .orElseGet(() -> new Reading.Good<>(new PublishedKey(key.get(), flag(tags, "y"))));
    }

    /// RFC 8301 §3.2.
    private static Optional<Verdict> size(PublicKey key, Era era) {
        if (!(key instanceof RSAPublicKey rsa)) return Optional.empty();
        int bits = rsa.getModulus().bitLength();
        if (bits < era.shortest()) return Optional.of(Verdict.policy("The key is too short: " + bits + " bits."));
        boolean heavy = bits > LONGEST || rsa.getPublicExponent().bitLength() > LONGEST_EXPONENT;
        return heavy ? Optional.of(Verdict.policy("The key is too long: " + bits + " bits.")) : Optional.empty();
    }

    private static Optional<PublicKey> publicKey(KeyAlgorithm algorithm, byte[] octets) {
        return switch (algorithm) {
            case RSA -> information(algorithm, octets).or(() -> bare(octets));
            case ED25519 -> octets.length == 32 ? information(algorithm, joined(ED25519, octets)) : Optional.empty();
        };
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /// As a SubjectPublicKeyInfo, which everybody publishes (erratum 3017 of RFC 6376).
    private static Optional<PublicKey> information(KeyAlgorithm algorithm, byte[] octets) {
        try {
            return Optional.of(
                    KeyFactory.getInstance(algorithm.ofJava()).generatePublic(new X509EncodedKeySpec(octets)));
        } catch (GeneralSecurityException | RuntimeException none) {
            return Optional.empty();
        }
    }

    /// As a bare RSAPublicKey (RFC 8017, appendix A.1.1), which the text of RFC 6376 asks for.
    private static Optional<PublicKey> bare(byte[] octets) {
        try {
            var key = org.bouncycastle.asn1.pkcs.RSAPublicKey.getInstance(octets);
            var numbers = new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent());
            return Optional.of(KeyFactory.getInstance(KeyAlgorithm.RSA.ofJava()).generatePublic(numbers));
        } catch (GeneralSecurityException | RuntimeException none) {
            return Optional.empty();
        }
    }
}
