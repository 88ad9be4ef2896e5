package org.carillon.spam.scanner;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/// Which programs of others look at letters before we take them. Those without an address are not
/// asked.
@ConfigMapping(prefix = "carillon.scanner")
public interface ScannerConfig {
    Program rspamd();

    Program spamassassin();

    Program clamav();

    /// One of them.
    interface Program {
        /// `host:port`, or `unix:/path` for SpamAssassin and ClamAV. The way to it is not
        /// encrypted: it belongs on this machine or in a network of its own.
        Optional<String> address();

        /// For one letter. The sender waits meanwhile, some not longer than a minute.
        @WithDefault("10s")
        Duration timeout();

        /// What becomes of letters while it is away.
        @WithDefault("open")
        Fail fail();
    }

    /// What to do without an answer.
    enum Fail {
        /// Letters pass without having been looked at.
        OPEN,
        /// Letters are put off, so that their senders try again.
        CLOSED
    }
}
