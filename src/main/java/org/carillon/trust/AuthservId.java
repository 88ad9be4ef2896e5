package org.carillon.trust;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Locale;
import java.util.regex.Pattern;
import org.carillon.store.HostName;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// The name by which this house signs what it has found out about a letter (the authserv-id of RFC 8601 §2.5): one for
/// all its nodes, so that each believes what another has written, and takes away what strangers write in that name.
///
/// That of the setting, else the host name of the node that came first, which stays when hosts change.
@ApplicationScoped
public class AuthservId {
    private static final String KEY = "carillon.trust.authserv-id";

    /// Octets, as a name in the DNS.
    private static final int LONGEST = 255;

    private static final Pattern FIT = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");

    private final Sql sql;
    private final TrustConfig config;
    private final String host;
    private volatile @Nullable String known;

    @Inject
    AuthservId(Sql sql, TrustConfig config, HostName host) {
        this(sql, config, host.text());
    }

    /// @param host how this node calls itself
    AuthservId(Sql sql, TrustConfig config, String host) {
        this.sql = sql;
        this.config = config;
        this.host = host;
    }

    /// In lower case. Asks the database once.
    public String text() {
        String text = known;
        if (text == null) {
            text = config.authservId().map(AuthservId::checked).orElseGet(this::shared);
            known = text;
        }
        return text;
    }

    /// @throws IllegalArgumentException with a sentence for the operator
    static String checked(String text) {
        String plain = text.strip();
        if (!FIT.matcher(plain).matches()) {
            throw new IllegalArgumentException(
                    KEY + ": \"" + plain + "\" is no name such as mx.example.org; write letters, digits, dots.");
        }
        return plain.toLowerCase(Locale.ROOT);
    }

    private String shared() {
        sql.update("insert into house_name (name, text) values ('authserv-id', ?) on conflict do nothing", host);
        return sql.first("select text from house_name where name = 'authserv-id'", row -> row.getString(1))
                .orElseThrow();
    }
}
