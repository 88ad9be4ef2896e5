package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.people.SourceNetwork;
import org.carillon.store.Messages;
import org.carillon.trust.Networks;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// From which network a stranger's letter came, as the Received field says that our own door has written.
@ApplicationScoped
class CameFrom {
    private static final String TRUSTED = "carillon.smtp.trusted-networks";

    /// What the client calls itself stands before it, and cannot hold a parenthesis. A field above may hold anything a
    /// stranger chose, but no line end.
    private static final Pattern CLIENT =
            Pattern.compile("^Received: from [^()\\r\\n]* \\(\\[(?:IPv6:)?([0-9A-Fa-f:.]+)]\\)", Pattern.MULTILINE);

    private final Messages messages;
    private final Networks trusted;

    CameFrom(Messages messages, @ConfigProperty(name = TRUSTED) Optional<List<String>> trusted) {
        this.messages = messages;
        this.trusted = Networks.parse(TRUSTED, trusted.orElse(List.of()));
    }

    /// Empty for a letter from a trusted network: who stands behind it there is not known, and all would count as one.
    String network(Arrival letter) {
        return client(messages.trace(letter.item().messageId()))
                .filter(client -> !trusted.contains(client))
                .map(client -> SourceNetwork.of(client.getHostAddress()))
                .orElse("");
    }

    /// @param trace the fields that stand above the letter, with their line ends
    static Optional<InetAddress> client(String trace) {
        Matcher client = CLIENT.matcher(trace);
        if (!client.find()) return Optional.empty();
        try {
            return Optional.of(InetAddress.ofLiteral(client.group(1)));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
