package org.carillon.trust.blocklist;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.carillon.dns.Answer;
import org.carillon.dns.PublicAddresses;
import org.carillon.dns.Records;
import org.carillon.trust.Networks;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// The DNS block lists that the operator listens to. All are asked at once and within one time; a
/// list that fails rests, and for longer each time.
@ApplicationScoped
public class BlockLists {
    private static final Logger LOG = Logger.getLogger(BlockLists.class);

    private static final String KEY = "carillon.trust.block-lists.zones";
    private static final int CACHED_NAMES = 100_000;

    /// For the words of a list, when it has said what counts.
    private static final Duration PATIENCE_FOR_TEXTS = Duration.ofSeconds(1);

    private static final Duration PATIENCE_OF_A_TEST = Duration.ofSeconds(10);

    private final Records dns;
    private final Clock clock;
    private final BlockListConfig config;
    private final Networks trusted;
    private final Predicate<InetAddress> exempt;
    private final Map<BlockList, Health> lists = new LinkedHashMap<>();

    /// Names that were not there.
    private final Cache<String, Boolean> unlisted;

    @Inject
    BlockLists(
            BlockListConfig config,
            Records dns,
            Clock clock,
            @ConfigProperty(name = "carillon.smtp.trusted-networks") Optional<List<String>> trusted,
            Exemptions exemptions) {
        this(config, dns, clock, trusted, exemptions::contain);
    }

    /// @param exempt who comes in whoever lists it
    BlockLists(
            BlockListConfig config,
            Records dns,
            Clock clock,
            Optional<List<String>> trusted,
            Predicate<InetAddress> exempt) {
        this.config = config;
        this.dns = dns;
        this.clock = clock;
        this.exempt = exempt;
        this.trusted = Networks.parse("carillon.smtp.trusted-networks", trusted.orElse(List.of()));
        BlockList.parse(KEY, config.zones().orElse(List.of())).forEach(list -> lists.put(list, new Health()));
        this.unlisted = Caffeine.newBuilder()
                .maximumSize(CACHED_NAMES)
                .expireAfterWrite(config.cache())
                .build();
    }

    /// Reads the configuration, if nobody has yet.
    ///
    /// @param most how long a letter waits for everybody together
    /// @throws IllegalArgumentException with a sentence for the operator
    public void check(Duration most) {
        if (!config.timeout().isPositive()) {
            throw new IllegalArgumentException("carillon.trust.block-lists.timeout must be above zero.");
        }
        if (!lists.isEmpty() && config.timeout().compareTo(most) > 0) {
            throw new IllegalArgumentException("carillon.trust.block-lists.timeout must not be longer than"
                    + " carillon.trust.patience, which is for all that is asked about a letter.");
        }
    }

    /// What the lists mean for a client. Takes no longer than the time that is set.
    ///
    /// @param most how long it may take in any case
    public Hearing hear(InetAddress client, Duration most) {
        if (!matters(client)) return new Hearing(new Verdict.Clear(), true);
        Duration patience = shorter(config.timeout(), most);
        long end = System.nanoTime() + patience.toNanos();
        Codes codes = codes(client, patience);
        List<Listing> listings = listings(client, codes.found(), Duration.ofNanos(end - System.nanoTime()));
        return new Hearing(Verdict.of(client, listings, config.refuseAt()), codes.complete());
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private List<Listing> listings(InetAddress client, Map<BlockList, String> codes, Duration left) {
        Duration forTexts = shorter(left, PATIENCE_FOR_TEXTS);
        Map<BlockList, String> texts = AtOnce.ask(List.copyOf(codes.keySet()), list -> text(list, client), forTexts);
        var listings = new ArrayList<Listing>();
        codes.forEach((list, code) ->
                listings.add(new Listing(list.zone(), list.weight(), code, texts.getOrDefault(list, ""))));
        return listings;
    }

    /// Nobody is asked about hosts of private networks, those we trust, and those that were let in by hand.
    private boolean matters(InetAddress client) {
        boolean near = !PublicAddresses.contain(client) || trusted.contains(client);
        return !lists.isEmpty() && !near && !exempt.test(client);
    }

    /// The codes of the lists that have the client.
    ///
    /// @param complete each that was to be asked has answered, or had all its time
    private record Codes(Map<BlockList, String> found, boolean complete) {}

    private Codes codes(InetAddress client, Duration patience) {
        if (!patience.isPositive()) return new Codes(Map.of(), false);
        Instant now = clock.instant();
        List<BlockList> awake = lists.keySet().stream()
                .filter(list -> unlisted.getIfPresent(list.nameOf(client)) == null)
                .filter(list -> health(list).mayBeAsked(now))
                .toList();
        Map<BlockList, Finding> found =
                AtOnce.ask(awake, list -> Finding.of(list, dns.four(list.nameOf(client))), patience);
        var codes = new LinkedHashMap<BlockList, String>();
        if (Thread.currentThread().isInterrupted()) return new Codes(codes, false);
        boolean fair = patience.compareTo(config.timeout()) >= 0;
        for (BlockList list : awake) {
            if (!fair && !found.containsKey(list)) continue; // it had less time than it may take
            switch (found.getOrDefault(list, new Finding.Broken("It did not answer in time."))) {
                case Finding.Listed(var answers) -> {
                    health(list).answered(true);
                    codes.put(list, answers);
                }
                case Finding.Unlisted() -> {
                    health(list).answered(false);
                    unlisted.put(list.nameOf(client), true);
                }
                case Finding.Broken(var why) -> complain(list, why);
            }
        }
        return new Codes(codes, fair || found.size() == awake.size());
    }

    private void complain(BlockList list, String why) {
        if (health(list).failed(why, clock.instant())) {
            LOG.warnf("block list in trouble zone=%s cause=\"%s\"", list.zone(), why);
        }
    }

    private Health health(BlockList list) {
        return Objects.requireNonNull(lists.get(list));
    }

    /// Of a listing (RFC 5782 §2.1); the first text is enough.
    private String text(BlockList list, InetAddress client) {
        return dns.texts(list.nameOf(client)) instanceof Answer.Found<String>(var texts) ? texts.getFirst() : "";
    }

    /// In the order of the configuration, as this node has found them.
    public List<ListState> state() {
        Instant now = clock.instant();
        return lists.entrySet().stream()
                .map(one -> one.getValue().state(one.getKey(), now))
                .toList();
    }

    /// Whether each list behaves as one should; asks now.
    public List<SelfTest> selfTests() {
        return tests(List.copyOf(lists.keySet()));
    }

    /// The same of one; empty when no list has that name.
    Optional<SelfTest> selfTest(String zone) {
        return named(zone).map(one -> tests(List.of(one)).getFirst());
    }

    boolean asks(String zone) {
        return named(zone).isPresent();
    }

    /// Ends the rest of a list, for this node.
    void wake(String zone) {
        named(zone).ifPresent(one -> health(one).wake(clock.instant()));
    }

    private Optional<BlockList> named(String zone) {
        return lists.keySet().stream().filter(one -> one.zone().equals(zone)).findFirst();
    }

    private List<SelfTest> tests(List<BlockList> all) {
        Map<BlockList, SelfTest> inTime = AtOnce.ask(all, list -> SelfTest.of(list, dns), PATIENCE_OF_A_TEST);
        return all.stream()
                .map(list -> inTime.getOrDefault(list, SelfTest.mute(list)))
                .toList();
    }
}
