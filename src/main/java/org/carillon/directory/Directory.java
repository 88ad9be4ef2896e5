package org.carillon.directory;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.domains.Domains;
import org.carillon.lists.ListSuffix;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The house's book of addresses.
@ApplicationScoped
public class Directory {
    /// Addresses every domain must have (RFC 5321 §4.5.1, RFC 2142 §2).
    private static final Set<String> ALWAYS = Set.of("postmaster", "abuse");

    private final Domains domains;
    private final String hostname;

    Directory(Domains domains, @ConfigProperty(name = "carillon.hostname") Optional<String> hostname) {
        this.domains = domains;
        this.hostname = hostname.orElseGet(Directory::machine).toLowerCase(Locale.ROOT);
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }

    public Destination lookup(Address address) {
        boolean always = ALWAYS.contains(address.local().toLowerCase(Locale.ROOT));
        if (always && address.domain().equals(hostname)) return new Destination.Postmaster(hostname);
        if (!domains.ours(address.domain())) return new Destination.Remote(address);
        Optional<MailingList> list = MailingList.at(address);
        if (list.isPresent()) return new Destination.ListPost(list.get().id());
        for (ListSuffix suffix : ListSuffix.split(address.local())) {
            Optional<MailingList> beside = MailingList.at(address.withLocal(suffix.list()));
            if (beside.isPresent()) return role(beside.get(), suffix);
        }
        return always ? new Destination.Postmaster(address.domain()) : new Destination.Unknown();
    }

    private static Destination role(MailingList list, ListSuffix suffix) {
        return switch (suffix.word()) {
            case "owner" -> new Destination.ListOwner(list.id());
            case "bounces" -> new Destination.ListBounce(list.id(), suffix.argument());
            default -> new Destination.ListCommand(list.id(), suffix.word(), suffix.argument());
        };
    }
}
