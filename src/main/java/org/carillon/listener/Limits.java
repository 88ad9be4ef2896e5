package org.carillon.listener;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How much one caller, and all together, may ask of a door.
public interface Limits {
    /// Wait before the greeting of the MX door. Who talks first is a spam program; a few seconds keep many away and
    /// delay everyone else.
    @WithDefault("0s")
    Duration pregreet();

    /// Of one message, announced as SIZE, checked at MAIL and while reading; RFC 5321 §4.5.3.1.7
    /// asks for at least 64 KB.
    @WithDefault("25M")
    MemorySize maxMessageSize();

    /// Of the header of one message, up to its empty line.
    @WithDefault("256K")
    MemorySize maxHeaderSize();

    /// Of one header; nobody behind the door reads more than a thousand.
    @WithDefault("1000")
    int maxHeaderFields();

    /// Hosts that a message has passed, by its Received fields; RFC 5321 §6.3 asks for at least
    /// 100. Less is allowed, and said in the log at the start; so it is with recipients and the
    /// size of a message.
    @WithDefault("100")
    int maxHops();

    /// Multiparts within each other. A message that nests deeper is read as one text.
    @WithDefault("50")
    int maxMimeDepth();

    /// Of one message. One with more is read as one text.
    @WithDefault("1000")
    int maxMimeParts();

    /// For the texts of all messages that are being received at this moment, at least one of the largest.
    /// Beyond it big messages are put off with 452: a quarter is kept for those up to 64 KB, and one client
    /// outside the trusted networks takes a quarter at most.
    @WithDefault("256M")
    MemorySize maxDataMemory();

    /// Of one message; RFC 5321 §4.5.3.1.8 asks for at least 100.
    @WithDefault("1000")
    int maxRecipients();

    /// Connections at the same time, from all the world. Each idle one costs about 7 KB, under TLS 17 KB.
    @WithDefault("10000")
    int maxConnections();

    /// From one address (one /64 of IPv6); trusted networks are exempt.
    @WithDefault("50")
    int maxConnectionsPerClient();

    /// After so many errors without a letter each answer waits for a second.
    @WithDefault("10")
    int softErrors();

    /// After so many errors without a letter the caller is asked to leave.
    @WithDefault("20")
    int hardErrors();

    /// NOOP, RSET and the like without a letter in between. A sender or recipient that is
    /// put off (4yz) is no error; of these as many are borne as one message may have recipients.
    @WithDefault("100")
    int maxJunkCommands();

    /// Waiting for a command, or for more of a text (RFC 5321 §4.5.3.2.7).
    @WithDefault("5m")
    Duration commandTimeout();

    /// The same while more than nine tenths of all connections are taken, also for those who wait already.
    @WithDefault("10s")
    Duration stressTimeout();

    @WithDefault("1h")
    Duration sessionTimeout();

    /// Octets per second that a text must come at, over any minute; 0 does not care. A silence is
    /// judged by the wait above: for the minute it counts as ten seconds, as long as all silences
    /// of the text together are no longer than one wait may be. What is beyond counts in full, so
    /// that nobody stays by a burst every five minutes. Under stress the shorter wait ends a
    /// silence first.
    @WithDefault("500")
    int minDataRate();

    /// How long a text that is being sent may take to end when the server stops.
    @WithDefault("10s")
    Duration stopGrace();
}
