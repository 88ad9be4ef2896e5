package org.carillon.listener;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
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
import org.carillon.trust.Provenance;
import org.carillon.trust.Remark;
import org.carillon.trust.TrustConfig;
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
    private final TrustConfig.Dmarc wishes;
    private final Networks near;

    /// What was found.
    sealed interface Ruling {
        /// It may come in.
        ///
        /// @param bytes the letter without fields that claim to be ours
        /// @param field what was found out, as a header field with its line ends; may be empty
        record Pass(byte[] bytes, String field, Provenance provenance) implements Ruling {}

        /// Its sender is told to keep it.
        record Stop(Response response) implements Ruling {}
    }

    /// @param near networks of our own, whose hosts have taken letters in for us
    Border(Guards guards, Function<Address, Destination> directory, TrustConfig.Dmarc wishes, Networks near) {
        this.guards = guards;
        this.directory = directory;
        this.wishes = wishes;
        this.near = near;
    }

    Guards guards() {
        return guards;
    }

    /// Whether block lists keep this client from writing to that place. Whoever asks to be taken off one may always
    /// write to the postmaster. May wait for the DNS.
    Optional<Response> listed(Premises premises, Caller caller, Standing standing, Destination destination) {
        if (destination instanceof Destination.Postmaster) return Optional.empty();
        if (origin(premises, caller, standing) != Origin.STRANGER) return Optional.empty();
        return guards.lists().apply(caller.address()) instanceof Verdict.Refused refused
                ? Optional.of(Response.no(Reason.BLOCK_LIST, 554, "5.7.1", refused.sentence()))
                : Optional.empty();
    }

    /// May wait for the DNS and for scanners; throws what the directory throws when the database is away.
    Ruling look(Premises premises, Caller caller, Standing standing, Envelope envelope, byte[] bytes) {
        byte[] kept = AuthenticationResults.withoutForged(bytes, premises.hostname());
        var letter = new Message(kept);
        var client = new Client(caller.address(), standing.name(), origin(premises, caller, standing));
        Instant now = premises.instruments().clock().instant();
        Provenance provenance = guards.examination().of(client, envelope.sender(), letter);
        boolean stranger = client.origin() == Origin.STRANGER;
        if (stranger && provenance.dmarc().applied() == Policy.REJECT && unwanted(envelope.recipients())) {
            return new Ruling.Stop(denied(provenance));
        }
        Optional<Response> later = toWait(client, envelope, letter, provenance, now);
        if (later.isPresent()) return new Ruling.Stop(later.get());
        Scanners.Findings found = guards.scanner().apply(suspect(client, envelope, kept));
        boolean near = client.origin() == Origin.NEAR;
        if (found.virus().isPresent() && !near)
            return new Ruling.Stop(virus(found.virus().get()));
        if (found.away().isPresent()) return new Ruling.Stop(NOT_SCANNED);
        remember(client, envelope, letter, provenance, now);
        return pass(premises, envelope, kept, noticed(provenance, found));
    }

    private static Ruling pass(Premises premises, Envelope envelope, byte[] kept, Provenance provenance) {
        String sender = envelope.sender() == null ? null : envelope.sender().toString();
        return new Ruling.Pass(kept, AuthenticationResults.field(premises.hostname(), provenance, sender), provenance);
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
            case Destination.ListPost _ -> wishes.lists() != TrustConfig.ForLists.REJECT;
            case Destination.PersonInbox _,
                    Destination.Postmaster _,
                    Destination.ForwardReturn _,
                    Destination.ListCommand _,
                    Destination.ListOwner _ -> wishes.people() == TrustConfig.ForPeople.ACCEPT;
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

    /// A stranger comes again, unless the author is proven and we know them.
    private Optional<Response> toWait(
            Client client, Envelope envelope, Message letter, Provenance provenance, Instant now) {
        @Nullable Address sender = envelope.sender();
        if (client.origin() != Origin.STRANGER || sender == null) return Optional.empty();
        Decision decision = guards.greylist().ask(client.address(), sender, envelope.recipients(), now);
        return decision instanceof Decision.Wait wait && !knownFriend(letter, provenance, now)
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
