package org.carillon.listener;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.spam.scanner.Scanners;
import org.carillon.spam.scanner.Suspect;
import org.carillon.trust.Client;
import org.carillon.trust.Patience;
import org.carillon.trust.Provenance;
import org.carillon.trust.blocklist.Hearing;
import org.carillon.trust.greylist.Decision;
import org.carillon.trust.refusals.Refusal;
import org.jspecify.annotations.Nullable;

/// Whom the doors ask about strangers.
///
/// @param lists what block lists say of a client
/// @param scanner what programs of others say of a letter; blocks
/// @param log takes note of who was refused; never waits
record Guards(
        Examination examination,
        Lists lists,
        Waiting greylist,
        Function<Suspect, Scanners.Findings> scanner,
        Acquaintance acquaintance,
        Consumer<Refusal> log) {

    /// See [org.carillon.trust.Examiner#examine].
    @FunctionalInterface
    interface Examination {
        Provenance of(Client client, Patience patience, @Nullable Address sender, Message letter);
    }

    /// See [org.carillon.trust.blocklist.BlockLists#hear].
    @FunctionalInterface
    interface Lists {
        Hearing of(InetAddress client, Duration most);
    }

    /// See [org.carillon.trust.greylist.Greylist#ask].
    @FunctionalInterface
    interface Waiting {
        Decision ask(InetAddress client, Patience patience, Address sender, List<Address> recipients, Instant now);
    }

    /// See [org.carillon.trust.greylist.Correspondents].
    interface Acquaintance {
        boolean known(Address author, Instant now);

        void vouched(Address author, Instant now);

        void wroteTo(Collection<Address> recipients, Instant now);
    }
}
