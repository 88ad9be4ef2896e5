package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
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
    private final Sessions sessions;
    private final MailHosts mailHosts;
    private final DeliveryConfig config;
    private final TlsRules rules;
    private final Sts sts;
    private final String ourName;
    private final Domains domains;
    private final OwnDoor ownDoor;
    private final StsTrials trials;

    /// One for each processor: signing is nothing but arithmetic.
    private final ExecutorService scribes = Executors.newFixedThreadPool(
            Runtime.getRuntime().availableProcessors(),
            Thread.ofPlatform().daemon().name("scribe-", 0).factory());

    Dispatch(
            Resolver resolver,
            DeliveryConfig config,
            OurName ourName,
            Domains domains,
            OwnDoor ownDoor,
            Sts sts,
            StsTrials trials) {
        this.trials = trials;
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
        tally.laterByUs("our own door is not open");
        return Gates.Manner.UNTRIED;
    }

    /// Whose connections are counted together with those to this domain.
    String group(String domain) {
        return mailHosts.group(domain);
    }

    /// Its name servers may have come back.
    void askAgain(String domain) {
        mailHosts.askAgain(domain);
    }

    void askAllAgain() {
        mailHosts.askAllAgain();
    }

    Gates.Manner toHosts(Route.Hosts hosts, String domain, Tally tally, Stop stop) {
        var peers = new Candidates();
        for (Route.Hosts.Place place : hosts.places()) {
            try {
                for (InetAddress address : InetAddress.getAllByName(place.host())) {
                    var at = new InetSocketAddress(address, place.port());
                    var peer = new Peer(place.host(), at, hosts.protocol(), rules.of(domain), null);
                    peers.add(Guard.named(peer, tally.letter()));
                }
            } catch (UnknownHostException unknown) {
                tally.laterByUs("the host " + place.host() + " of the route for " + domain + " has no address");
            }
        }
        return carry(peers.peers(), tally, stop);
    }

    Gates.Manner toSmarthost(Route.Smarthost smarthost, Tally tally, Stop stop) {
        try {
            List<Peer> peers = Arrays.stream(InetAddress.getAllByName(smarthost.host()))
                    .limit(Candidates.MOST)
                    .map(address -> new InetSocketAddress(address, smarthost.port()))
                    .map(address ->
                            new Peer(smarthost.host(), address, Protocol.SMTP, smarthost.tls(), smarthost.login()))
                    .map(peer -> Guard.named(peer, tally.letter()))
                    .toList();
            return carry(peers, tally, stop);
        } catch (UnknownHostException unknown) {
            tally.laterByUs("the smarthost " + smarthost.host() + " has no address");
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
                        tally.allRefusedByUs(Unfit.TLS_REQUIRED, reason);
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
        var waiting = new ArrayDeque<>(peers);
        Calls calls = tally.calls();
        var manner = peers.isEmpty() ? Gates.Manner.ABSENT : Gates.Manner.UNTRIED;
        boolean complained = false;
        int lacking = 0;
        while (!waiting.isEmpty() && !calls.enough() && !tally.untried().isEmpty() && !stop.asked()) {
            Peer peer = waiting.removeFirst();
            tally.hears(peer.name());
            try {
                visit(peer, tally, stop);
                return complained ? Gates.Manner.BUSY : Gates.Manner.WELL;
            } catch (PeerGoneException gone) {
                tally.later(gone.reason());
                // that the next is not there does not undo that this one has complained
                if (manner != Gates.Manner.BUSY) manner = gone.manner();
                complained |= gone.said();
                if (gone.manner() == Gates.Manner.ABSENT) calls.unanswered();
                else othersFirst(peer.name(), waiting);
                if (gone.manner() == Gates.Manner.BUSY) calls.broke();
            } catch (NoTlsException unsafe) {
                tally.later(unsafe.reason());
                manner = Gates.Manner.BUSY;
                othersFirst(peer.name(), waiting);
                if (unsafe.why() == NoTlsException.Why.LACKING) lacking++;
                else calls.broke();
            } catch (IOException broke) {
                tally.later(String.valueOf(broke.getMessage()));
                manner = Gates.Manner.BUSY;
                othersFirst(peer.name(), waiting);
                calls.broke();
            }
        }
        if (lacking > 0 && lacking == peers.size()) Unfit.refuseWithoutTls(tally);
        return manner;
    }

    /// Another host comes before another address of the one that has just failed us.
    private static void othersFirst(String name, Deque<Peer> waiting) {
        List<Peer> same =
                waiting.stream().filter(peer -> peer.name().equals(name)).toList();
        waiting.removeAll(same);
        waiting.addAll(same);
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
            Session session = kept.isPresent() ? kept.get() : opened(peer, tally, stop);
            stop.cutBy(session::cut);
            try {
                talk(peer, session, tally, stop);
            } catch (PeerGoneException gone) {
                // it had hung up while the connection rested: nothing was said to it, so it does not count
                boolean restedTooLong = kept.isPresent() && !session.heard();
                if (!restedTooLong) throw gone;
                before = Integer.MAX_VALUE;
            } catch (NoTlsException unsafe) {
                boolean trusted = unsafe.why() == NoTlsException.Why.WANTED && !insisted && sessions.trustTls(peer);
                if (!trusted || tally.calls().last()) throw unsafe;
                tally.calls().broke();
                insisted = true;
                before = Integer.MAX_VALUE;
            }
        }
    }

    private Session opened(Peer peer, Tally tally, Stop stop) throws IOException {
        Session session = sessions.connect(peer, ourName, stop, tally.calls());
        trials.note(session);
        return session;
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
