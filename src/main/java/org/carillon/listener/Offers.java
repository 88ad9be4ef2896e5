package org.carillon.listener;

import java.util.ArrayList;
import java.util.List;
import org.carillon.smtp.Reply;

/// The answer to EHLO and LHLO: what this door can do for this client (RFC 5321 §4.1.1.1).
final class Offers {
    private Offers() {}

    static Reply of(Premises premises, Standing standing) {
        Limits limits = premises.limits();
        var lines = new ArrayList<>(List.of(
                premises.hostname(),
                "SIZE " + limits.maxMessageSize().asLongValue(),
                "8BITMIME",
                "PIPELINING",
                "ENHANCEDSTATUSCODES",
                "DSN",
                "SMTPUTF8",
                "CHUNKING",
                "LIMITS RCPTMAX=" + limits.maxRecipients()));
        if (standing.secured()) lines.add("REQUIRETLS");
        else lines.add("STARTTLS");
        if (mayAsk(premises, standing)) lines.add("AUTH PLAIN LOGIN");
        return Reply.plain(250, lines.toArray(String[]::new));
    }

    /// Passwords are only heard under TLS.
    static boolean mayAsk(Premises premises, Standing standing) {
        return premises.entrance().wantsPerson() && standing.secured() && standing.person() == null;
    }
}
