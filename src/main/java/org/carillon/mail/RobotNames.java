package org.carillon.mail;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Local parts behind which nobody reads: robots, owners' and bounce addresses of lists, system accounts.
final class RobotNames {
    private static final Set<String> WHOLE = Set.of(
            "postmaster", "root", "www", "www-data", "nobody", "daemon", "donotreply", "do-not-reply", "do_not_reply");

    private RobotNames() {}

    /// Why nobody should answer this envelope sender, or nothing. A robot is one behind a forwarder, too.
    static Optional<String> sender(Address sender) {
        return ReturnPath.readings(sender).stream()
                .map(RobotNames::bare)
                .filter(RobotNames::robot)
                .findFirst()
                .map(local -> "the sender is a machine: " + shown(local));
    }

    private static boolean robot(String local) {
        return WHOLE.contains(local)
                || silent(local)
                || local.startsWith("listserv")
                || local.startsWith("majordomo")
                || local.startsWith("owner-")
                || local.endsWith("-owner")
                || local.contains("-request")
                || local.endsWith("-bounces")
                || local.endsWith("-bounce");
    }

    /// The same for an author: a program may send with a person's return path, but says in From that it does
    /// not read. Fewer names, as people do write as `root` or `postmaster`.
    static Optional<String> author(Address author) {
        String local = bare(author);
        return silent(local) ? Optional.of("the author is a machine: " + shown(local)) : Optional.empty();
    }

    /// True for the sender of bounces.
    static boolean bouncer(Address sender) {
        return ReturnPath.readings(sender).stream().anyMatch(path -> bare(path).startsWith("mailer-daemon"));
    }

    private static boolean silent(String local) {
        return local.startsWith("mailer-daemon")
                || local.startsWith("bounce")
                || local.contains("noreply")
                || local.contains("no-reply")
                || local.contains("no_reply")
                || local.startsWith("donotreply")
                || local.startsWith("do-not-reply")
                || local.startsWith("do_not_reply");
    }

    /// In lower case, without what follows a plus: `list-bounces+bob=example.net` is `list-bounces`.
    private static String bare(Address address) {
        String local = address.local().toLowerCase(Locale.ROOT);
        int plus = local.indexOf('+');
        return plus > 0 ? local.substring(0, plus) : local;
    }

    private static String shown(String local) {
        return local.replaceAll("[^\\x21-\\x7e]", "?");
    }
}
