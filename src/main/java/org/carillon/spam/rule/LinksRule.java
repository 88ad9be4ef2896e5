package org.carillon.spam.rule;

import java.util.Optional;
import org.carillon.spam.Hint;
import org.carillon.spam.Hosts;
import org.carillon.spam.Hosts.Host;
import org.carillon.spam.HtmlPage;
import org.carillon.spam.HtmlPage.Link;
import org.carillon.spam.Sample;
import org.carillon.spam.SpamRule;

/// A link that shows one address and leads to another, whose owner is not the same. Newsletters
/// do it, too, where they count clicks.
final class LinksRule implements SpamRule {
    private static final double POINTS = 1.5;

    @Override
    public String name() {
        return "links";
    }

    @Override
    public Optional<Hint> look(Sample sample) {
        for (HtmlPage page : sample.pages()) {
            for (Link link : page.links()) {
                Optional<Host> shown = Hosts.of(link.shown().split("\\s", 2)[0]);
                Optional<Host> real = Hosts.of(link.target());
                if (shown.isPresent() && real.isPresent() && differ(shown.get(), real.get())) {
                    return Optional.of(new Hint(words(shown.get(), real.get()), POINTS));
                }
            }
        }
        return Optional.empty();
    }

    private static boolean differ(Host shown, Host real) {
        return !shown.registered().equals(real.registered());
    }

    private static String words(Host shown, Host real) {
        return "a link that shows \"" + shown.name() + "\" leads to \"" + real.name() + "\"";
    }
}
