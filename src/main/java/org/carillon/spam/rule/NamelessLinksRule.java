package org.carillon.spam.rule;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.spam.Hint;
import org.carillon.spam.Hosts;
import org.carillon.spam.Hosts.Host;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// A link to a bare number: whoever is there has no name to lose.
final class NamelessLinksRule implements SpamRule {
    private static final List<String> OWN_NETWORKS = List.of("127.", "10.", "192.168.");
    private static final double POINTS = 1.5;

    @Override
    public String name() {
        return "nameless-links";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        Stream<Host> inPages = sample.pages().stream()
                .flatMap(page -> page.links().stream())
                .flatMap(link -> Hosts.of(link.target()).stream());
        return Stream.concat(Hosts.in(sample.text()).stream(), inPages)
                .filter(NamelessLinksRule::nameless)
                .findFirst()
                .map(host -> new Hint("a link leads to \"" + host.name() + "\", which has no name", POINTS));
    }

    /// Who programs or keeps machines writes of those at home.
    private static boolean nameless(Host host) {
        return host.numeric() && OWN_NETWORKS.stream().noneMatch(host.name()::startsWith);
    }
}
