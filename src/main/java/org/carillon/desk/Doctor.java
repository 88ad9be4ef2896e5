package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.spool.Spool;
import org.carillon.store.DatabaseException;
import org.carillon.store.Sql;
import org.carillon.watch.DoorState;
import org.carillon.watch.Doors;
import org.carillon.watch.TlsState;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Looks at what an operator would look at when letters do not arrive, and says what to do.
@ApplicationScoped
public class Doctor {
    private static final Duration CLOCK_WARN = Duration.ofSeconds(5);
    private static final Duration CLOCK_FAIL = Duration.ofMinutes(5);
    private static final Duration CERTIFICATE_WARN = Duration.ofDays(30);

    private final Sql sql;
    private final Clock clock;
    private final Spool spool;
    private final Doors doors;
    private final DnsDoctor dns;
    private final ListDoctor lists;
    private final Optional<String> postmaster;
    private final String web;
    private final String home;

    Doctor(
            Sql sql,
            Clock clock,
            Spool spool,
            Doors doors,
            DnsDoctor dns,
            ListDoctor lists,
            @ConfigProperty(name = "carillon.postmaster") Optional<String> postmaster,
            @ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web,
            @ConfigProperty(name = "carillon.home", defaultValue = "data") String home) {
        this.sql = sql;
        this.clock = clock;
        this.spool = spool;
        this.doors = doors;
        this.dns = dns;
        this.lists = lists;
        this.postmaster = postmaster;
        this.web = web;
        this.home = home;
    }

    /// In the order in which one would look. The questions to the DNS take some seconds when nobody answers.
    public List<Finding> examine() {
        var findings = new ArrayList<Finding>();
        boolean database = database(findings);
        findings.add(disk());
        findings.add(entrance());
        doors.certificate().map(this::certificate).ifPresent(findings::add);
        findings.add(
                postmaster.isPresent()
                        ? Finding.ok("postmaster", "mail to postmaster goes to " + postmaster.get())
                        : Finding.warn(
                                "postmaster", "nobody reads the mail to postmaster", "Set carillon.postmaster."));
        findings.add(links());
        if (database) findings.addAll(dns.examine());
        findings.addAll(lists.examine());
        return findings;
    }

    /// And the clock, by that of the database, which all nodes share.
    private boolean database(List<Finding> findings) {
        try {
            Instant theirs = sql.first("select current_timestamp as now", row -> Sql.instant(row, "now"))
                    .orElseThrow();
            findings.add(Finding.ok("database", "answers"));
            findings.add(clock(Duration.between(theirs, clock.instant()).abs()));
            return true;
        } catch (DatabaseException away) {
            findings.add(Finding.fail("database", "does not answer: " + away.brief(), "Look whether it runs."));
            return false;
        }
    }

    private static Finding clock(Duration difference) {
        String text = "differs from the clock of the database by " + difference.toSeconds() + " s";
        String advice = "Let the machines take their time from the network (NTP).";
        if (difference.compareTo(CLOCK_FAIL) > 0) return Finding.fail("clock", text, advice);
        if (difference.compareTo(CLOCK_WARN) > 0) return Finding.warn("clock", text, advice);
        return Finding.ok("clock", "agrees with the clock of the database");
    }

    private Finding disk() {
        return spool.room()
                ? Finding.ok("disk", "has room")
                : Finding.fail(
                        "disk",
                        "has less room than carillon.spool.reserve, so that no letter is taken",
                        "Make room on the disk of " + home + ".");
    }

    private Finding entrance() {
        List<DoorState> open = doors.all();
        boolean world = open.stream().anyMatch(door -> door.name().equals("mx"));
        List<String> names = open.stream()
                .map(door -> door.name() + " (" + door.where().place() + ")")
                .toList();
        return world
                ? Finding.ok("doors", "open: " + String.join("; ", names))
                : Finding.fail(
                        "doors", "the door for other mail servers is not open", "Look into the log of the start.");
    }

    private Finding certificate(TlsState shown) {
        Duration left = Duration.between(clock.instant(), shown.expires());
        String advice = "Put a new one where carillon.tls.certificate points.";
        if (left.isNegative()) return Finding.fail("certificate", "is over", advice);
        String days = "is valid for " + left.toDays() + " more days";
        if (left.compareTo(CERTIFICATE_WARN) < 0 && !shown.selfSigned())
            return Finding.warn("certificate", days, advice);
        return shown.selfSigned()
                ? Finding.warn(
                        "certificate", "is signed by this server itself", "Get a real one for people's mail programs.")
                : Finding.ok("certificate", days);
    }

    private Finding links() {
        return web.startsWith("https://")
                ? Finding.ok("links", "in letters lead to " + web)
                : Finding.warn(
                        "links",
                        "in letters lead to " + web + ", so that nobody can leave a list by one click",
                        "Set carillon.web.url to the https address of the pages.");
    }
}
