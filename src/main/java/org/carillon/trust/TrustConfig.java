package org.carillon.trust;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What is looked into when a stranger hands a letter in, and what follows from it.
@ConfigMapping(prefix = "carillon.trust")
public interface TrustConfig {
    /// Whether the host may send for the sender of the envelope (RFC 7208). Never a reason to refuse by itself, as a
    /// forwarder fails it.
    @WithDefault("true")
    boolean spf();

    /// Whether signatures are good (RFC 6376).
    @WithDefault("true")
    boolean dkim();

    /// Whether the name by which a host calls itself and the name of its address speak for or against its letters.
    /// Never a
    /// reason to refuse.
    @WithDefault("true")
    boolean host();

    /// How long a letter waits for the DNS and block lists at the most, from its first recipient on; what is not known
    /// then counts as not known.
    @WithDefault("10s")
    Duration patience();

    /// By which name this house signs what it has found out (`Authentication-Results`): the same on all nodes. Without
    /// it, the host name of the node that came first, kept in the database. After a change, who sent the letters of
    /// before counts as not known on the pages of folders.
    Optional<String> authservId();

    /// Names of hosts of our own that stand before this one, as they call themselves in `Authentication-Results`. What
    /// they have found out is believed of letters from the trusted networks, and of those that come by LMTP.
    Optional<List<String>> resultsOf();

    /// Domains of hosts that change letters on their way, such as other people's lists, and are believed when their
    /// seal
    /// says that a letter was proven before (ARC).
    Optional<List<String>> arcOf();

    Dmarc dmarc();

    /// What is done with a letter whose author's domain says that it is not from it and wants it refused (RFC 9989).
    interface Dmarc {
        /// For a person: `reject` at the door, or `accept` with a mark that sort rules can read.
        @WithDefault("reject")
        ForPeople people();

        /// For a list: `hold` it for the moderators, `reject` it at the door, or `accept`. Lists often get letters that
        /// went through another list, which breaks signatures without anybody's fault.
        @WithDefault("hold")
        ForLists lists();
    }

    enum ForPeople {
        REJECT,
        ACCEPT
    }

    enum ForLists {
        HOLD,
        REJECT,
        ACCEPT
    }
}
