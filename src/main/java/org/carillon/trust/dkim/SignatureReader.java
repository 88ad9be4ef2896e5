package org.carillon.trust.dkim;

import static org.carillon.trust.dkim.Verdict.permerror;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Reads what the tags of a signature say (RFC 6376 §3.5, §6.1.1), and says what is wrong with
/// them.
final class SignatureReader {
    private record Demand(Predicate<TagList> met, String elseSays) {}

    /// What every signature has, seals too. The first demand that is not met decides.
    private static final List<Demand> OF_ALL = List.of(
            needs("a"),
            needs("b"),
            needs("d"),
            needs("s"),
            new Demand(
                    tags -> algorithm(tags).isPresent(), "Nobody knows the way in which the signature is made (a=)."),
            new Demand(tags -> domain(tags).isPresent(), "The domain of the signature is none that can be (d=)."),
            new Demand(tags -> selector(tags).isPresent(), "The selector of the signature is no name (s=)."),
            new Demand(tags -> tags.octets("b").isPresent(), "The value of the signature is no base64 (b=)."),
            new Demand(tags -> life(tags).isPresent(), "The times of the signature are no numbers (t=, x=)."));

    /// What the signature of a letter has besides.
    private static final List<Demand> OF_LETTERS = List.of(
            needs("bh"),
            new Demand(tags -> tags.has("h"), lacks("h")),
            new Demand(tags -> forms(tags).isPresent(), "Nobody knows the canonical form of the signature (c=)."),
            new Demand(tags -> tags.octets("bh").isPresent(), "The hash of the body is no base64 (bh=)."));

    private static final List<Demand> OF_DKIM = List.of(
            new Demand(
                    tags -> tags.words("h").contains("from"),
                    "The signature does not cover who the letter is from (h=)."),
            new Demand(
                    tags -> !tags.has("q")
                            || tags.words("q").stream().anyMatch(q -> q.equals("dns/txt") || q.equals("dns")),
                    "The key of the signature does not stand in the DNS (q=)."),
            new Demand(
                    tags -> identity(tags).isPresent(),
                    "The signature is for an identity of another domain (i= and d=)."));

    private SignatureReader() {}

    private static Demand needs(String name) {
        return new Demand(tags -> !tags.text(name).isEmpty(), lacks(name));
    }

    private static String lacks(String name) {
        return "The signature lacks the tag " + name + "=.";
    }

    /// A DKIM-Signature.
    static Reading<DkimSignature> dkim(TagList tags, Era era) {
        if (!era.knows(tags.text("v"))) {
            return new Reading.Bad<>(permerror("The signature is not of version 1 (v=)."));
        }
        return fault(tags, era, Stream.of(OF_ALL, OF_LETTERS, OF_DKIM))
                .<Reading<DkimSignature>>map(Reading.Bad::new)
                .orElseGet(
                        () -> new Reading.Good<>(signature(tags, identity(tags).orElseThrow())));
    }

    /// An ARC-Message-Signature (RFC 8617 §4.1.2): its `i=` is a number.
    static Reading<DkimSignature> arcMessage(TagList tags) {
        return fault(tags, Era.TODAY, Stream.of(OF_ALL, OF_LETTERS))
                .<Reading<DkimSignature>>map(Reading.Bad::new)
                .orElseGet(() -> new Reading.Good<>(signature(tags, nobody(tags))));
    }

    /// An ARC-Seal (RFC 8617 §4.1.3): it covers no body.
    static Reading<Claim> arcSeal(TagList tags) {
        return fault(tags, Era.TODAY, Stream.of(OF_ALL))
                .<Reading<Claim>>map(Reading.Bad::new)
                .orElseGet(() -> new Reading.Good<>(claim(tags, nobody(tags))));
    }

    private static Optional<Verdict> fault(TagList tags, Era era, Stream<List<Demand>> demands) {
        Optional<Verdict> unmet = demands.flatMap(List::stream)
                .filter(demand -> !demand.met().test(tags))
                .findFirst()
                .map(demand -> permerror(demand.elseSays()));
        if (unmet.isPresent() || era.takes(algorithm(tags).orElseThrow())) return unmet;
        return Optional.of(permerror("The signature is made with " + tags.text("a") + ", which is broken (RFC 8301)."));
    }

    private static DkimSignature signature(TagList tags, String identity) {
        List<Canonicalization> forms = forms(tags).orElseThrow();
        return new DkimSignature(
                claim(tags, identity),
                forms.getFirst(),
                forms.getLast(),
                tags.words("h"),
                tags.octets("bh").orElseThrow(),
                tags.has("l"));
    }

    private static Claim claim(TagList tags, String identity) {
        var signer = new Claim.Signer(domain(tags).orElseThrow(), selector(tags).orElseThrow(), identity);
        return new Claim(
                signer,
                algorithm(tags).orElseThrow(),
                tags.octets("b").orElseThrow(),
                life(tags).orElseThrow());
    }

    static Optional<Algorithm> algorithm(TagList tags) {
        return Algorithm.named(tags.text("a"));
    }

    static Optional<String> domain(TagList tags) {
        return SignerNames.domain(tags.text("d"));
    }

    static Optional<String> selector(TagList tags) {
        return SignerNames.domain(tags.text("s"));
    }

    static Optional<String> identity(TagList tags) {
        return domain(tags)
                .flatMap(domain ->
                        tags.has("i") ? SignerNames.identity(tags.compact("i"), domain) : Optional.of("@" + domain));
    }

    private static String nobody(TagList tags) {
        return "@" + domain(tags).orElseThrow();
    }

    /// Of the header, then of the body. One word is for the header alone (RFC 6376 §3.5).
    private static Optional<List<Canonicalization>> forms(TagList tags) {
        if (!tags.has("c")) return Optional.of(List.of(Canonicalization.SIMPLE, Canonicalization.SIMPLE));
        String[] words = tags.text("c").split("/", -1);
        if (words.length > 2) return Optional.empty();
        Optional<Canonicalization> header = Canonicalization.named(words[0]);
        Optional<Canonicalization> body = Canonicalization.named(words.length == 1 ? "simple" : words[1]);
        return header.flatMap(h -> body.map(b -> List.of(h, b)));
    }

    private static Optional<Claim.Life> life(TagList tags) {
        Optional<Instant> made = seconds(tags, "t", Instant.MIN);
        Optional<Instant> ends = seconds(tags, "x", Instant.MAX);
        return made.flatMap(from -> ends.map(to -> new Claim.Life(from, to)));
    }

    /// Up to twelve digits, as RFC 6376 §3.5 has them.
    private static Optional<Instant> seconds(TagList tags, String name, Instant otherwise) {
        if (!tags.has(name)) return Optional.of(otherwise);
        String digits = tags.text(name);
        boolean number =
                digits.length() <= 12 && !digits.isEmpty() && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Instant.ofEpochSecond(Long.parseLong(digits))) : Optional.empty();
    }
}
