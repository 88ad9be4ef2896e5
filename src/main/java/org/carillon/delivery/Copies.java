package org.carillon.delivery;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import org.carillon.domains.Secrets;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.Message;
import org.carillon.mail.TransferCoding;
import org.carillon.smtp.DotWriter;
import org.carillon.trust.dkim.LetterSigner;
import org.jspecify.annotations.Nullable;

/// Composes each recipient's copy of one letter. A copy is: our trace, the recipient's own fields, and the
/// rest, which is the same for all: shared fields, then the kept bytes of the original. The rest is made ready
/// for the wire once. Signatures stand between the trace, which they do not cover, and all that they do.
final class Copies {
    private static final int BOUNCE_MAC = 10;
    private static final int ONE_CLICK_MAC = 26;

    private final CopyRecipe recipe;
    private final Secrets secrets;
    private final byte[] trace;
    private final byte[] rest;
    private final byte[] stuffed;
    private final byte[] ending;
    private final boolean eightBit;
    private final @Nullable LetterSigner signer;
    private final int signatures;
    private final BiFunction<CopyRecipe, byte[], Optional<LetterSigner>> signing;
    private volatile @Nullable Copies inShortLines;
    private volatile @Nullable Copies inSevenBits;

    /// The opening, where it is the same for all; made when it is first asked for.
    private volatile byte @Nullable [] sameOpening;

    /// @param signing makes the signer of what all copies share, or none
    Copies(
            CopyRecipe recipe,
            Message original,
            String trace,
            Secrets secrets,
            BiFunction<CopyRecipe, byte[], Optional<LetterSigner>> signing) {
        this(recipe, recipe.shared().apply(original), trace.getBytes(StandardCharsets.UTF_8), secrets, signing);
    }

    private Copies(
            CopyRecipe recipe,
            byte[] rest,
            byte[] trace,
            Secrets secrets,
            BiFunction<CopyRecipe, byte[], Optional<LetterSigner>> signing) {
        this.recipe = recipe;
        this.secrets = secrets;
        this.trace = trace;
        this.rest = rest;
        this.signing = signing;
        this.signer = signing.apply(recipe, rest).orElse(null);
        this.signatures = signer == null ? 0 : signer.length();
        var wire = new ByteArrayOutputStream(rest.length + 64);
        int length = stuff(wire);
        byte[] all = wire.toByteArray();
        // stuffing only ever adds bytes: the same length means the same bytes, which are then kept once
        this.stuffed = length == rest.length ? rest : Arrays.copyOf(all, length);
        this.ending = Arrays.copyOfRange(all, length, all.length);
        this.eightBit = hasEightBit(rest) || hasEightBit(this.trace) || hasEightBit(templates());
    }

    private int stuff(ByteArrayOutputStream wire) {
        try {
            var dots = new DotWriter(wire);
            dots.write(rest, 0, rest.length);
            int length = wire.size();
            dots.end();
            return length;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private byte[] templates() {
        var text = new StringBuilder();
        for (HeaderEdits.Added field : recipe.personal()) text.append(field.value());
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static boolean hasEightBit(byte[] bytes) {
        for (byte b : bytes) if (b < 0) return true;
        return false;
    }

    /// True when all recipients can share a transaction.
    boolean sameForAll() {
        return recipe.sameForAll();
    }

    /// True when a copy's opening costs a signature of its own.
    boolean signedOneByOne() {
        return signer != null && !recipe.sameBytes();
    }

    /// Some octet is outside ASCII, so that the host must offer 8BITMIME (RFC 6152).
    boolean eightBit() {
        return eightBit;
    }

    /// These copies as that host can take them, signed anew: no line too long for SMTP, and seven bits where it takes
    /// no more. What cannot be written anew without breaking it stays as it is.
    Copies fit(Offers offers) {
        Copies fit = offers.eightBit() || !eightBit ? inShortLines : inSevenBits;
        if (fit != null) return fit;
        if (offers.eightBit() || !eightBit) {
            inShortLines = fit = with(TransferCoding.inShortLines(rest));
        } else {
            inSevenBits = fit = with(TransferCoding.inSevenBits(rest));
        }
        return fit;
    }

    private Copies with(Optional<byte[]> rewritten) {
        if (rewritten.isEmpty() || rewritten.get() == rest) return this;
        return new Copies(recipe, rewritten.get(), trace, secrets, signing);
    }

    /// Some octet of the header is outside ASCII (RFC 6532).
    boolean eightBitHeader() {
        int end = new Message(rest).headers().end();
        return hasEightBit(Arrays.copyOf(rest, end)) || hasEightBit(trace) || hasEightBit(templates());
    }

    /// The envelope sender of all, perhaps with holes for tags.
    String returnPath() {
        return recipe.returnPath();
    }

    /// Octets of a copy on the wire, for SIZE (RFC 1870): exact but for the recipient's own fields.
    int size() {
        return trace.length + signatures + stuffed.length + 2;
    }

    /// The envelope sender of that recipient's copy, empty for `<>`.
    String returnPath(Recipient recipient) {
        return filled(recipe.returnPath(), recipient);
    }

    /// What stands before the part that is the same for all. None of its lines can begin with a dot but by the
    /// name of a field, which then gets a second one.
    byte[] opening(Recipient recipient) {
        byte[] same = sameOpening;
        if (same != null) return same;
        var fields = new ByteArrayOutputStream(trace.length + signatures + 256);
        fields.writeBytes(trace);
        if (signer != null) fields.writeBytes(signer.sign(personal(recipient, "")));
        fields.writeBytes(personal(recipient, "."));
        byte[] opening = fields.toByteArray();
        if (recipe.sameBytes()) sameOpening = opening;
        return opening;
    }

    /// @param stuffing stands before a name that begins with a dot
    private byte[] personal(Recipient recipient, String stuffing) {
        var text = new StringBuilder();
        for (HeaderEdits.Added field : recipe.personal()) {
            if (field.name().startsWith(".")) text.append(stuffing);
            text.append(HeaderEdits.folded(new HeaderEdits.Added(field.name(), filled(field.value(), recipient))));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// The part that is the same for all, ready for the wire. Not to be changed.
    byte[] stuffed() {
        return stuffed;
    }

    /// The line end that may be missing, and the dot. Not to be changed.
    byte[] ending() {
        return ending;
    }

    /// The copy as the recipient will read it.
    byte[] whole(Recipient recipient) {
        byte[] opening = opening(recipient);
        byte[] whole = Arrays.copyOf(opening, opening.length + rest.length);
        System.arraycopy(rest, 0, whole, opening.length, rest.length);
        return whole;
    }

    private String filled(String template, Recipient recipient) {
        if (template.indexOf('{') < 0) return template;
        String text = template.replace("{tag}", recipient.tag());
        String bound = CopyRecipe.bound(recipe.context(), recipient.tag());
        if (text.contains("{mac}")) text = text.replace("{mac}", secrets.mac("bounce", bound, BOUNCE_MAC));
        if (text.contains("{token}")) text = text.replace("{token}", secrets.mac("one-click", bound, ONE_CLICK_MAC));
        return text;
    }
}
