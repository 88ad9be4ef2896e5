package org.carillon.trust.blocklist;

import java.net.InetAddress;
import java.util.List;

/// What all lists together mean for a client.
public sealed interface Verdict {
    /// On the lists that have the client, if any.
    List<Listing> listings();

    /// Nobody lists it, nobody was asked, or nobody answered in time.
    record Clear() implements Verdict {
        @Override
        public List<Listing> listings() {
            return List.of();
        }
    }

    /// Not enough to refuse it; hints for the spam score.
    record Hints(List<Listing> listings) implements Verdict {
        public Hints {
            listings = List.copyOf(listings);
        }
    }

    /// @param sentence for the reply; below 450 characters
    record Refused(List<Listing> listings, String sentence) implements Verdict {
        public Refused {
            listings = List.copyOf(listings);
        }
    }

    /// @param refuseAt the sum of weights from which on a client is refused
    static Verdict of(InetAddress client, List<Listing> listings, int refuseAt) {
        if (listings.isEmpty()) return new Clear();
        List<Listing> against = listings.stream().filter(l -> l.weight() > 0).toList();
        int sum = listings.stream().mapToInt(Listing::weight).sum();
        boolean refused = sum >= refuseAt && !against.isEmpty();
        return refused ? new Refused(listings, sentence(client, against)) : new Hints(listings);
    }

    /// Names the first list, with its link, and counts the others: one is enough to begin with.
    private static String sentence(InetAddress client, List<Listing> against) {
        Listing first = against.getFirst();
        int more = against.size() - 1;
        String others = more == 0 ? "" : more == 1 ? " and one more block list" : " and " + more + " more block lists";
        return "Your host " + client.getHostAddress() + " is listed by " + first.zone()
                + first.link().map(link -> " (" + link + ")").orElse("") + others
                + "; ask there to be removed, then send again";
    }
}
