package org.carillon.listener;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.spam.Hint;
import org.carillon.spam.scanner.Scanners;
import org.carillon.spam.scanner.Suspect;
import org.carillon.trust.AuthenticationResults;
import org.carillon.trust.Client;
import org.carillon.trust.Networks;
import org.carillon.trust.Origin;
import org.carillon.trust.Patience;
import org.carillon.trust.Provenance;
import org.carillon.trust.Remark;
import org.carillon.trust.TrustConfig;
import org.carillon.trust.blocklist.Listing;
import org.carillon.trust.blocklist.Verdict;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.greylist.Decision;
import org.carillon.trust.refusals.Reason;
import org.jspecify.annotations.Nullable;

/// Looks at strangers and their letters before these are taken: who is it really from, and may it come in?
final class Border {
    private static final Response NOT_SCANNED = Response.no(
            Reason.SCANNER_AWAY, 451, "4.7.0", "The letter cannot be scanned at the moment, please try again later");
    private static final int LONGEST_NAME = 100;

    /// Of a letter that a host of ours has taken in already: refusing it would make that host write to whoever was
    /// forged.
    private static final double VIRUS = 20;

    private final Guards guards;
    private final Function<Address, Destination> directory;
    private final Customs customs;
    private final Networks near;

    /// What was found.
    sealed interface Ruling {
        /// It may come in.
        ///
        /// @param bytes the letter without fields that claim to be ours
        /// @param field what was found out, as a header field with its line ends; may be empty
        record Pass(byte[] bytes, String field, Provenance provenance) implements Ruling {}

        /// Its sender is told to keep it.
        ///
        /// @param author in the From field; empty when it cannot be read
        record Stop(Response response, String author) implements Ruling {}
    }

    /// @param near networks of our own, whose hosts have taken letters in for us
    Border(Guards guards, Function<Address, Destination> directory, Customs customs, Networks near) {
        this.guards = guards;
        this.directory = directory;
        this.customs = customs;
        this.near = near;
    }

    Guards guards() {
        return guards;
    }

    /// For a session that begins.
    Inquiry inquiry(Caller caller, LongSupplier nanos) {
        return new Inquiry(caller, customs.patience(), nanos);
    }

    /// Whether block lists keep this client from writing to that place. Whoever asks to be taken off one may always
    /// write to the postmaster. May wait for the DNS.
    Optional<Response> listed(Premises premises, Inquiry inquiry, Standing standing, Destination destination) {
        if (destination instanceof Destination.Postmaster) return Optional.empty();
        if (origin(premises, inquiry.caller(), standing) != Origin.STRANGER) return Optional.empty();
        return inquiry.verdict(guards.lists()) instanceof Verdict.Refused refused
                ? Optional.of(Response.no(Reason.BLOCK_LIST, 554, "5.7.1", refused.sentence()))
                : Optional.empty();
    }

    /// May wait for the DNS and for scanners; throws what the directory throws when the database is away.
    Ruling look(Premises premises, Inquiry inquiry, Standing standing, Envelope envelope, byte[] bytes) {
        byte[] kept =
                AuthenticationResults.withoutForged(bytes, customs.signature().get());
        var letter = new Message(kept);
        var client =
                new Client(inquiry.caller().address(), standing.name(), origin(premises, inquiry.caller(), standing));
        Instant now = premises.instruments().clock().instant();
        boolean stranger = client.origin() == Origin.STRANGER;
        // before the letter is looked into: its author's name servers may take all the time there is
        List<Listing> listings = stranger ? inquiry.verdict(guards.lists()).listings() : List.of();
        Provenance provenance = guards.examination().of(client, inquiry.patience(), envelope.sender(), letter);
        if (stranger && provenance.dmarc().applied() == Policy.REJECT && unwanted(envelope.recipients())) {
            return stop(denied(provenance), letter);
        }
        boolean friend = stranger && knownFriend(letter, provenance, now);
        Optional<Response> later = friend ? Optional.empty() : toWait(client, inquiry.patience(), envelope, now);
        if (later.isPresent()) return stop(later.get(), letter);
        Scanners.Findings found = guards.scanner().apply(suspect(client, envelope, kept));
        if (found.virus().isPresent() && client.origin() != Origin.NEAR)
            return stop(virus(found.virus().get()), letter);
        if (found.away().isPresent()) return stop(NOT_SCANNED, letter);
        remember(client, envelope, letter, provenance, now);
        return pass(envelope, kept, noticed(listed(provenance, listings), found));
    }

    private static Ruling stop(Response response, Message letter) {
        return new Ruling.Stop(response, author(letter).map(Address::toString).orElse(""));
    }

    private Ruling pass(Envelope envelope, byte[] kept, Provenance provenance) {
        String sender = envelope.sender() == null ? null : envelope.sender().toString();
        String field = AuthenticationResults.field(customs.signature().get(), provenance, sender);
        return new Ruling.Pass(kept, field, provenance);
    }

    /// What block lists say for and against the host.
    private static Provenance listed(Provenance provenance, List<Listing> listings) {
        List<Remark> remarks = listings.stream()
                .map(one -> new Remark(one.sentence(), one.weight()))
                .toList();
        return remarks.isEmpty() ? provenance : provenance.noticed(remarks);
    }

    private static Provenance noticed(Provenance provenance, Scanners.Findings found) {
        var remarks = new ArrayList<Remark>();
        for (Hint hint : found.hints()) remarks.add(new Remark(hint.words(), hint.points()));
        found.virus().ifPresent(name -> remarks.add(new Remark("it holds the virus " + shown(name), VIRUS)));
        return remarks.isEmpty() ? provenance : provenance.noticed(remarks);
    }

    private Origin origin(Premises premises, Caller caller, Standing standing) {
        if (standing.person() != null) return Origin.SIGNED_IN;
        boolean ours = premises.entrance() == Entrance.LMTP || near.contains(caller.address());
        return ours ? Origin.NEAR : Origin.STRANGER;
    }

    /// There is one answer for all recipients, so one who would take the letter lets it in for all.
    private boolean unwanted(List<Address> recipients) {
        return recipients.stream().map(directory).noneMatch(this::takes);
    }

    private boolean takes(Destination destination) {
        return switch (destination) {
            case Destination.ListPost _ -> customs.wishes().lists() != TrustConfig.ForLists.REJECT;
            case Destination.PersonInbox _,
                    Destination.Postmaster _,
                    Destination.ForwardReturn _,
                    Destination.ListCommand _,
                    Destination.ListOwner _ -> customs.wishes().people() == TrustConfig.ForPeople.ACCEPT;
            case Destination.ListBounce _, Destination.Remote _, Destination.Unknown _ -> false;
        };
    }

    private static Response denied(Provenance provenance) {
        return Response.no(
                Reason.FORGED,
                550,
                "5.7.26",
                "The owner of " + plain(provenance.dmarc().domain(), "[^A-Za-z0-9.-]")
                        + " wants letters in its name refused that neither a signature (DKIM) nor the"
                        + " sending host (SPF) proves: send it by way of that domain's own servers");
    }

    /// A stranger comes again; who is proven and known to us was not asked to.
    private Optional<Response> toWait(Client client, Patience patience, Envelope envelope, Instant now) {
        @Nullable Address sender = envelope.sender();
        if (client.origin() != Origin.STRANGER || sender == null) return Optional.empty();
        Decision decision = guards.greylist().ask(client.address(), patience, sender, envelope.recipients(), now);
        return decision instanceof Decision.Wait wait
                ? Optional.of(Response.no(Reason.GREYLIST, 451, "4.7.1", wait.sentence()))
                : Optional.empty();
    }

    private boolean knownFriend(Message letter, Provenance provenance, Instant now) {
        return provenance.dmarc().passed()
                && author(letter)
                        .filter(who -> guards.acquaintance().known(who, now))
                        .isPresent();
    }

    private static Optional<Address> author(Message letter) {
        return letter.headers().first("From").map(Mailbox::list).stream()
                .flatMap(List::stream)
                .map(Mailbox::address)
                .findFirst();
    }

    private static Suspect suspect(Client client, Envelope envelope, byte[] bytes) {
        return new Suspect(
                bytes,
                client.address().getHostAddress(),
                client.helo(),
                envelope.sender() == null ? "" : envelope.sender().toString(),
                envelope.recipients().stream().map(Address::toString).toList());
    }

    private static Response virus(String name) {
        return Response.no(Reason.VIRUS, 554, "5.7.0", "The letter holds a virus: " + shown(name));
    }

    private static String shown(String name) {
        return plain(name, "[^A-Za-z0-9._:/ -]");
    }

    private static String plain(String text, String unwanted) {
        String cut = text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) : text;
        return cut.replaceAll(unwanted, "?");
    }

    private void remember(Client client, Envelope envelope, Message letter, Provenance provenance, Instant now) {
        if (client.origin() == Origin.SIGNED_IN) guards.acquaintance().wroteTo(envelope.recipients(), now);
        if (provenance.dmarc().passed()) {
            author(letter).ifPresent(who -> guards.acquaintance().vouched(who, now));
        }
    }
}
