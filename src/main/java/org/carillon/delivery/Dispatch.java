package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carillon.dns.Resolver;
import org.carillon.domains.Domains;

/// Takes a batch to the hosts that shall have it: finds their addresses, and tries one after the other until
/// one has listened to the end.
@ApplicationScoped
class Dispatch {
    /// Conversations in one attempt that may break. A host that only says that it has no TLS, where we want it, is
    /// passed over and does not count: another may have it, and only when none has is that told to the sender.
    private static final int MOST_BROKEN = 2;

    private final Sessions sessions;
    private final MailHosts mailHosts;
    private final DeliveryConfig config;
    private final TlsRules rules;
    private final Sts sts;
    private final String ourName;
    private final Domains domains;
    private final OwnDoor ownDoor;

    /// One for each processor: signing is nothing but arithmetic.
    private final ExecutorService scribes = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("scribe-", 0).factory());

    Dispatch(Resolver resolver, DeliveryConfig config, OurName ourName, Domains domains, OwnDoor ownDoor, Sts sts) {
        this.mailHosts = new MailHosts(resolver, ourName.text(), config.privateHosts());
        this.config = config;
        this.rules = TlsRules.of(config);
        this.sessions = new Sessions(
                new ClientTls(config.clientTls().roots()),
                Sources.of(config.source()),
                Resting.of(config.connections()),
                System::nanoTime);
        this.sts = sts;
        this.ourName = config.helo().map(String::strip).orElse(ourName.text());
        this.domains = domains;
        this.ownDoor = ownDoor;
    }

    /// True for domains whose mail never needs to leave.
    boolean stays(String domain) {
        return domains.ours(domain);
    }

    Gates.Manner toOurselves(Tally tally, Stop stop) {
        tally.stays();
        Optional<InetSocketAddress> door = ownDoor.address();
        if (door.isPresent()) {
            // it never leaves the machine: who answers there is us, whatever our certificate says
            TlsPolicy policy = Guard.secret(tally.letter()) ? TlsPolicy.ENCRYPT : TlsPolicy.NONE;
            var peer = new Peer(ourName, door.get(), Protocol.SMTP, policy, null);
            return carry(List.of(peer), tally, stop);
        }
        tally.later("our own door is not open");
        return Gates.Manner.UNTRIED;
    }

    /// Whose connections are counted together with those to this domain.
    String group(String domain) {
        return mailHosts.group(domain);
    }

    Gates.Manner toHosts(Route.Hosts hosts, String domain, Tally tally, Stop stop) {
        var peers = new ArrayList<Peer>();
        for (Route.Hosts.Place place : hosts.places()) {
            try {
                for (InetAddress address : InetAddress.getAllByName(place.host())) {
                    var at = new InetSocketAddress(address, place.port());
                    if (peers.size() == MailHosts.MOST_ADDRESSES) break;
                    var peer = new Peer(place.host(), at, hosts.protocol(), rules.of(domain), null);
                    peers.add(Guard.named(peer, tally.letter()));
                }
            } catch (UnknownHostException unknown) {
                tally.later("the host " + place.host() + " of the route for " + domain + " has no address");
            }
        }
        return carry(peers, tally, stop);
    }

    Gates.Manner toSmarthost(Route.Smarthost smarthost, Tally tally, Stop stop) {
        try {
            List<Peer> peers = Arrays.stream(InetAddress.getAllByName(smarthost.host()))
                    .limit(MailHosts.MOST_ADDRESSES)
                    .map(address -> new InetSocketAddress(address, smarthost.port()))
                    .map(address ->
                            new Peer(smarthost.host(), address, Protocol.SMTP, smarthost.tls(), smarthost.login()))
                    .map(peer -> Guard.named(peer, tally.letter()))
                    .toList();
            return carry(peers, tally, stop);
        } catch (UnknownHostException unknown) {
            tally.later("the smarthost " + smarthost.host() + " has no address");
            return Gates.Manner.ABSENT;
        }
    }

    Gates.Manner toMailHosts(Route.Mx mx, String domain, Tally tally, Stop stop) {
        return switch (mailHosts.to(domain, mx.port())) {
            case MailHosts.Way.Found(var peers) -> {
                Guard guard = Guard.of(domain, rules, sts, tally.letter());
                yield switch (guard.over(peers)) {
                    case Guard.Over.Safe(var safe) -> carry(safe, tally, stop);
                    case Guard.Over.Later(var reason) -> {
                        tally.later(reason);
                        yield Gates.Manner.UNTRIED;
                    }
                    case Guard.Over.Never(var reason) -> {
                        tally.allRefused(Unfit.TLS_REQUIRED, reason);
                        yield Gates.Manner.UNTRIED;
                    }
                };
            }
            case MailHosts.Way.Refused(var status, var reason) -> {
                tally.allRefused(status, reason);
                yield Gates.Manner.UNTRIED;
            }
            case MailHosts.Way.Later(var reason) -> {
                tally.later(reason);
                yield Gates.Manner.UNTRIED;
            }
        };
    }

    private Gates.Manner carry(List<Peer> peers, Tally tally, Stop stop) {
        var manner = peers.isEmpty() ? Gates.Manner.ABSENT : Gates.Manner.UNTRIED;
        boolean complained = false;
        int broken = 0;
        int lacking = 0;
        for (Peer peer : peers) {
            if (broken >= MOST_BROKEN || tally.untried().isEmpty() || stop.asked()) break;
            tally.hears(peer.name());
            try {
                visit(peer, tally, stop);
                return complained ? Gates.Manner.BUSY : Gates.Manner.WELL;
            } catch (PeerGoneException gone) {
                tally.later(gone.reason());
                // that the next is not there does not undo that this one has complained
                if (manner != Gates.Manner.BUSY) manner = gone.manner();
                complained |= gone.said();
                if (gone.manner() == Gates.Manner.BUSY) broken++;
            } catch (NoTlsException unsafe) {
                tally.later(unsafe.reason());
                manner = Gates.Manner.BUSY;
                if (unsafe.why() == NoTlsException.Why.LACKING) lacking++;
                else broken++;
            } catch (IOException broke) {
                tally.later(String.valueOf(broke.getMessage()));
                manner = Gates.Manner.BUSY;
                broken++;
            }
        }
        if (lacking > 0 && lacking == peers.size()) Unfit.refuseWithoutTls(tally);
        return manner;
    }

    /// Sends all that is untried, on kept connections where they still live.
    private void visit(Peer peer, Tally tally, Stop stop) throws IOException {
        int before = Integer.MAX_VALUE;
        boolean insisted = false;
        for (int left = tally.untried().size();
                left > 0 && left < before && !stop.asked();
                left = tally.untried().size()) {
            before = left;
            Optional<Session> kept = fitting(sessions.kept(peer), tally);
            Session session = kept.isPresent() ? kept.get() : sessions.connect(peer, ourName, stop);
            stop.cutBy(session::cut);
            try {
                talk(peer, session, tally, stop);
            } catch (PeerGoneException gone) {
                // it had hung up while the connection rested: nothing was said to it, so it does not count
                boolean restedTooLong = kept.isPresent() && !session.heard();
                if (!restedTooLong) throw gone;
                before = Integer.MAX_VALUE;
            } catch (NoTlsException unsafe) {
                boolean again = unsafe.why() == NoTlsException.Why.WANTED && !insisted && sessions.trustTls(peer);
                if (!again) throw unsafe;
                insisted = true;
                before = Integer.MAX_VALUE;
            }
        }
    }

    /// No letter is refused for what a host offered a minute ago: that is asked anew.
    private Optional<Session> fitting(Optional<Session> kept, Tally tally) {
        if (kept.isEmpty() || Unfit.fits(kept.get(), tally)) return kept;
        sessions.discard(kept.get());
        return Optional.empty();
    }

    private void talk(Peer peer, Session session, Tally tally, Stop stop) throws IOException {
        boolean inOrder = false;
        tally.under(session.tls());
        try {
            Unfit.check(session, tally);
            Unfit.refuse(session.offers(), tally);
            send(session, tally, stop);
            inOrder = true;
        } finally {
            if (inOrder) sessions.rest(peer, session, stop);
            else sessions.discard(session);
        }
    }

    /// A host that takes fewer recipients at a time than we offer gets the rest in further rounds.
    private void send(Session session, Tally tally, Stop stop) throws IOException {
        List<Recipient> untried = tally.untried();
        int before = untried.size() + 1;
        while (!untried.isEmpty() && untried.size() < before && !stop.asked()) {
            before = untried.size();
            int most =
                    Math.min(config.connections().recipients(), session.offers().mostRecipients());
            // our own door takes everything as it is
            boolean ours = session.peer().name().equals(ourName);
            Letter letter = ours ? tally.letter() : tally.letter().fit(session.offers());
            var transactions = ReadAhead.of(letter, untried, most, scribes);
            new Transmission(session, tally, transactions, stop).run();
            untried = session.messages() < session.mostMessages() ? tally.untried() : List.of();
        }
    }

    /// Called once a second.
    void tend() {
        sessions.tend();
    }

    void close() {
        sessions.close();
        scribes.shutdown();
    }
}
