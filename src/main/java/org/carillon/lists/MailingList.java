package org.carillon.lists;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.hibernate.annotations.SQLRestriction;
import org.jspecify.annotations.Nullable;

/// One list, such as `chess@lists.example.org`. Made and changed by [ListRegister]; its finders may be called
/// with or without a transaction. One that was deleted is not found any more, see [ListEnds].
@Entity
@Table(name = "mailing_list")
@SQLRestriction("ending = false")
public class MailingList extends PanacheEntityBase {
    @Id
    private long id;

    @Column
    private String local;

    @Column
    private String domain;

    @Column
    private String name;

    @Column
    private String description;

    @Column
    private String settings;

    @Column(name = "steady_id")
    private String steadyId = "";

    @Column(name = "closed_at")
    private @Nullable Instant closedAt;

    /// By a query of its own, as rows of one that joins all three sets would multiply.
    @Fetch(FetchMode.SELECT)
    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "former_address", joinColumns = @JoinColumn(name = "list_id"))
    private Set<FormerAddress> former = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "list_owner", joinColumns = @JoinColumn(name = "list_id"))
    private Set<ListOwner> owners = new HashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "list_moderator", joinColumns = @JoinColumn(name = "list_id"))
    private Set<ListOwner> moderators = new HashSet<>();

    @SuppressWarnings("NullAway.Init") // Hibernate fills the fields
    protected MailingList() {}

    MailingList(long id, Address address, Profile profile) {
        this.id = id;
        this.local = address.local();
        this.domain = address.domain();
        this.name = profile.name();
        this.description = profile.description();
        this.settings = profile.settings().toString();
    }

    /// The list that is there now, or was there before and keeps that address.
    public static Optional<MailingList> at(Address address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        return QuarkusTransaction.joiningExisting()
                .call(() -> MailingList.<MailingList>find("local = ?1 and domain = ?2", local, address.domain())
                        .firstResultOptional()
                        .or(() -> before(local, address.domain())));
    }

    private static Optional<MailingList> before(String local, String domain) {
        return find("select l from MailingList l join l.former f where f.local = ?1 and f.domain = ?2", local, domain)
                .firstResultOptional();
    }

    public static Optional<MailingList> withId(long id) {
        return QuarkusTransaction.joiningExisting().call(() -> findByIdOptional(id));
    }

    /// As it stands in the database now, whatever this transaction has read before.
    static Optional<MailingList> fresh(long id) {
        getEntityManager().flush();
        try {
            Optional<MailingList> list = withId(id);
            list.ifPresent(getEntityManager()::refresh);
            return list;
        } catch (EntityNotFoundException deleted) {
            return Optional.empty();
        }
    }

    /// Lists in the order of their addresses, behind that address (null: from the first), at most `limit`.
    public static List<MailingList> page(@Nullable Address after, int limit) {
        String domain = after == null ? "" : after.domain();
        String local = after == null ? "" : after.local();
        return QuarkusTransaction.joiningExisting()
                .call(() -> MailingList.<MailingList>find(
                                "domain > ?1 or (domain = ?1 and local > ?2) order by domain, local", domain, local)
                        .page(0, limit)
                        .list());
    }

    /// Those of one domain, behind that local part (empty: from the first).
    public static List<MailingList> page(String domain, String after, int limit) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> MailingList.<MailingList>find("domain = ?1 and local > ?2 order by local", domain, after)
                        .page(0, limit)
                        .list());
    }

    public long id() {
        return id;
    }

    public Address address() {
        return new Address(local, domain);
    }

    /// An address beside the list's own: `chess-request@…`.
    public Address address(String word) {
        return new Address(local + "-" + word, domain);
    }

    /// `chess.lists.example.org` (RFC 2919 §2). It stays when the list gets another address, as members' filters go
    /// by it, for as long as the address that it is made from is kept.
    public String listId() {
        return steadyId.isEmpty() ? ListFields.listId(address()) : steadyId;
    }

    /// Where the list was before, in alphabetical order; letters and links to these reach it.
    public List<Address> formerAddresses() {
        return former.stream()
                .map(FormerAddress::address)
                .sorted(Comparator.comparing(Address::key))
                .toList();
    }

    /// The address is or was the list's own.
    public boolean known(Address address) {
        return own().has(address);
    }

    OwnAddresses own() {
        return new OwnAddresses(address(), formerAddresses(), listId());
    }

    /// Nobody posts there or joins.
    public boolean closed() {
        return closedAt != null;
    }

    public Optional<Instant> closedAt() {
        return Optional.ofNullable(closedAt);
    }

    /// What people call the list.
    public String name() {
        return name;
    }

    /// A few sentences about it, with line ends; may be empty.
    public String description() {
        return description;
    }

    public ListSettings settings() {
        return ListSettings.stored(settings);
    }

    public Profile profile() {
        return new Profile(name, description, settings());
    }

    public List<Address> owners() {
        return owners.stream().map(ListOwner::address).sorted().map(Address::of).toList();
    }

    public boolean owns(Address address) {
        return owners.stream().anyMatch(o -> o.addressKey().equals(address.key()));
    }

    public List<Address> moderators() {
        return moderators.stream()
                .map(ListOwner::address)
                .sorted()
                .map(Address::of)
                .toList();
    }

    public boolean moderates(Address address) {
        return moderators.stream().anyMatch(m -> m.addressKey().equals(address.key()));
    }

    /// Who is told of what waits for a decision: owners and moderators, each once.
    public List<Address> staff() {
        var moderatorsOnly = moderators().stream().filter(m -> !owns(m));
        return Stream.concat(owners().stream(), moderatorsOnly).toList();
    }

    /// Whom a letter to the people who run the list reaches: the owners, or when there are none the moderators.
    public List<Address> hosts() {
        return owners.isEmpty() ? moderators() : owners();
    }

    /// The list's key in rooms that know it only as an opaque name, such as `archive`.
    public String key() {
        return key(id);
    }

    public static String key(long id) {
        return "list/" + id;
    }

    void settle(Profile changed) {
        this.name = changed.name();
        this.description = changed.description();
        this.settings = changed.settings().toString();
    }

    /// Gives it another address. The one it had stays its own, and so does the List-Id.
    void move(Address wanted) {
        String id = listId();
        former.add(FormerAddress.of(address()));
        former.remove(FormerAddress.of(wanted));
        local = wanted.local();
        domain = wanted.domain();
        keep(id);
    }

    /// False when it was not one of its former addresses. The List-Id goes with the address that it is made from.
    boolean letGo(Address address) {
        if (!former.removeIf(f -> f.address().sameMailbox(address))) return false;
        if (ListFields.listId(address).equals(steadyId)) steadyId = "";
        return true;
    }

    private void keep(String id) {
        steadyId = id.equals(ListFields.listId(address())) ? "" : id;
    }

    void close(@Nullable Instant at) {
        closedAt = at;
    }

    boolean addOwner(Address owner) {
        return !owns(owner) && owners.add(ListOwner.of(owner));
    }

    boolean removeOwner(Address owner) {
        return owners.removeIf(o -> o.addressKey().equals(owner.key()));
    }

    boolean addModerator(Address moderator) {
        return !moderates(moderator) && moderators.add(ListOwner.of(moderator));
    }

    boolean removeModerator(Address moderator) {
        return moderators.removeIf(m -> m.addressKey().equals(moderator.key()));
    }
}
