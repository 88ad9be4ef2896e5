package org.carillon.trust;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.mail.SenderKey;
import org.carillon.trust.dkim.DkimResult;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.spf.SpfResult;
import org.jspecify.annotations.Nullable;

/// Who a letter is really from, as far as could be known when it came in. Lists, away messages and pages rest on it.
///
/// @param handedOn it came by a host of ours in front, whatever that has found out; who is at the origin may be a
/// stranger all the same
/// @param spf whether the host may send for the sender of the envelope
/// @param signatures in the order in which they stand in the letter
/// @param dmarc whether the author's domain stands behind it
/// @param remarks what else was noticed, by block lists, scanners and the like
public record Provenance(
        Origin origin,
        boolean handedOn,
        SpfResult spf,
        List<DkimResult> signatures,
        DmarcResult dmarc,
        List<Remark> remarks) {
    private static final SpfResult NO_SPF = new SpfResult(SpfResult.Code.NONE, "", "");
    private static final DmarcResult NO_DMARC =
            new DmarcResult(DmarcResult.Code.NONE, "", Policy.NONE, Policy.NONE, "", "");

    /// Nothing is known.
    public static final Provenance UNKNOWN = unexamined(Origin.UNKNOWN);

    /// Texts that were kept before a letter said so name the origin only.
    public Provenance {
        handedOn = handedOn || origin == Origin.NEAR;
        signatures = List.copyOf(signatures);
        remarks = List.copyOf(remarks);
    }

    /// By nobody between its origin and us.
    public Provenance(
            Origin origin, SpfResult spf, List<DkimResult> signatures, DmarcResult dmarc, List<Remark> remarks) {
        this(origin, false, spf, signatures, dmarc, remarks);
    }

    static Provenance unexamined(Origin origin) {
        return new Provenance(origin, NO_SPF, List.of(), NO_DMARC, List.of());
    }

    /// The address in the From field is that of whoever sent the letter.
    public boolean authorProven() {
        return origin == Origin.SIGNED_IN || dmarc.passed();
    }

    /// The author's domain says that the letter is not from it, or nobody can say who the author is.
    public boolean forged() {
        return dmarc.applied() != Policy.NONE;
    }

    /// Reports may go to the sender of the envelope: its host may send for it, or the domain that
    /// stands behind the author is that of the sender, too, or it came through a host of ours. That
    /// an author is proven says nothing of a sender at another domain.
    ///
    /// @param sender null for the empty one
    public boolean senderBelieved(@Nullable Address sender) {
        if (sender == null || forged() || senderDenied()) return false;
        return switch (origin) {
            case SIGNED_IN, NEAR -> true;
            case UNKNOWN -> false;
            case STRANGER -> spf.code() == SpfResult.Code.PASS || dmarc.passed() && within(sender.domain());
        };
    }

    /// Whether a domain belongs to the organisation of the author.
    private boolean within(String domain) {
        String organization = SenderKey.ascii(dmarc.organization()).toLowerCase(Locale.ROOT);
        String name = SenderKey.ascii(domain).toLowerCase(Locale.ROOT);
        return !organization.isEmpty() && (name.equals(organization) || name.endsWith("." + organization));
    }

    /// The same, as if the author's domain did not mind.
    public Provenance indulged() {
        var mild = new DmarcResult(
                dmarc.code(), dmarc.domain(), dmarc.asked(), Policy.NONE, dmarc.organization(), dmarc.why());
        return new Provenance(origin, handedOn, spf, signatures, mild, remarks);
    }

    /// The host that sent it was not allowed to send for the envelope's sender.
    public boolean senderDenied() {
        return spf.code() == SpfResult.Code.FAIL;
    }

    /// The same of a letter that a host of ours in front has handed on.
    Provenance byFront() {
        return new Provenance(origin, true, spf, signatures, dmarc, remarks);
    }

    /// The same with more that was noticed.
    public Provenance noticed(List<Remark> more) {
        var all = new ArrayList<>(remarks);
        all.addAll(more);
        return new Provenance(origin, handedOn, spf, signatures, dmarc, all);
    }

    /// What readers of an archive are told: nothing of hosts and envelopes.
    public List<String> brief() {
        if (origin != Origin.STRANGER) return known();
        var all = new ArrayList<>(List.of(dmarc.why()));
        signatures.forEach(signature -> all.add(signature.why()));
        all.removeIf(String::isBlank);
        return all;
    }

    /// What people are told, a sentence each: who it is from, and then what else was noticed.
    public List<String> sentences() {
        var all = new LinkedHashSet<String>(known());
        for (Remark remark : remarks) all.add(remark.sentence());
        return List.copyOf(all);
    }

    private List<String> known() {
        var all = new ArrayList<String>();
        switch (origin) {
            case SIGNED_IN -> all.add("Its author had signed in here.");
            case NEAR -> all.add("It came through one of our own hosts, so the host that sent it first is not known.");
            case UNKNOWN -> all.add("It was not looked into where it came from.");
            case STRANGER -> {
                all.add(dmarc.why());
                all.add(spf.why());
                signatures.forEach(signature -> all.add(signature.why()));
            }
        }
        all.removeIf(String::isBlank);
        return all;
    }
}
