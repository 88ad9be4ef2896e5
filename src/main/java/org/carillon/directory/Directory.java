package org.carillon.directory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.carillon.domains.Domains;
import org.carillon.domains.ForwardReturns;
import org.carillon.lists.Bans;
import org.carillon.lists.ListCommands;
import org.carillon.lists.ListNumbers;
import org.carillon.lists.ListSuffix;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.store.HostName;
import org.jspecify.annotations.Nullable;

/// The house's book of addresses.
@ApplicationScoped
public class Directory {
    /// Addresses every domain must have (RFC 5321 §4.5.1, RFC 2142 §2).
    private static final Set<String> ALWAYS = Set.of("postmaster", "abuse");

    private final Domains domains;
    private final ListNumbers numbers;
    /// Lists that were found a moment ago: a busy one is looked up once a second, not for each letter and each
    /// of its stages. Nobody waits longer than that for a new list, as what was not found is not kept.
    private final Cache<String, Destination> lists = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(1))
            .maximumSize(10_000)
            .build();
    private final People people;
    private final ForwardReturns forwardReturns;
    private final Bans bans;
    private final String hostname;

    Directory(
            Domains domains,
            ListNumbers numbers,
            People people,
            ForwardReturns forwardReturns,
            Bans bans,
            HostName hostName) {
        this.bans = bans;
        this.domains = domains;
        this.people = people;
        this.numbers = numbers;
        this.forwardReturns = forwardReturns;
        this.hostname = hostName.text();
    }

    public Destination lookup(Address address) {
        Destination fresh = lists.getIfPresent(address.key());
        if (fresh != null) return fresh;
        Destination found = find(address);
        if (found instanceof Destination.ListPost) lists.put(address.key(), found);
        return found;
    }

    private Destination find(Address address) {
        boolean always = ALWAYS.contains(address.local().toLowerCase(Locale.ROOT));
        if (always && address.domain().equals(hostname)) return new Destination.Postmaster(hostname);
        if (!domains.ours(address.domain())) return new Destination.Remote(address);
        OptionalLong list = numbers.numberOf(address);
        if (list.isPresent()) return new Destination.ListPost(list.getAsLong());
        for (ListSuffix suffix : ListSuffix.split(address.local())) {
            OptionalLong beside = numbers.numberOf(address.withLocal(suffix.list()));
            if (beside.isPresent()) return role(beside.getAsLong(), suffix);
        }
        Optional<Person> person = people.inbox(address);
        if (person.isPresent()) return new Destination.PersonInbox(person.get().id());
        if (ForwardReturns.looksLikeOne(address)) {
            Optional<Destination> sender = forwardReturns.read(address).map(Destination.ForwardReturn::new);
            return sender.orElse(new Destination.Unknown());
        }
        return always ? new Destination.Postmaster(address.domain()) : new Destination.Unknown();
    }

    /// Whether a letter is taken in for those who are there: a closed list takes no posts from anybody; a banned sender
    /// reaches neither a list nor its robot, but the people who run it, and may leave.
    ///
    /// @param sender null: the letter is a bounce
    public Bar bar(Destination destination, @Nullable Address sender) {
        return switch (destination) {
            case Destination.ListPost post -> posts(post.listId(), sender);
            case Destination.ListCommand command ->
                ListCommands.alwaysHeard(command.word()) ? Bar.NONE : banned(command.listId(), sender);
            case Destination.ListBounce _,
                    Destination.ListOwner _,
                    Destination.PersonInbox _,
                    Destination.ForwardReturn _,
                    Destination.Postmaster _,
                    Destination.Remote _,
                    Destination.Unknown _ -> Bar.NONE;
        };
    }

    private Bar posts(long listId, @Nullable Address sender) {
        Optional<Boolean> closed = numbers.closed(listId);
        if (closed.isEmpty()) return Bar.GONE;
        return closed.get() ? Bar.CLOSED : banned(listId, sender);
    }

    private Bar banned(long listId, @Nullable Address sender) {
        return sender != null && bans.of(listId, sender).isPresent() ? Bar.BANNED : Bar.NONE;
    }

    private static Destination role(long list, ListSuffix suffix) {
        return switch (suffix.word()) {
            case "owner" -> new Destination.ListOwner(list);
            case "bounces" -> new Destination.ListBounce(list, suffix.argument());
            default -> new Destination.ListCommand(list, suffix.word(), suffix.argument());
        };
    }
}
