package org.carillon.domains;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.store.Sql;

/// The domains whose mail is ours. Everything else is foreign: never accepted from strangers, only sent to.
@ApplicationScoped
public class Domains {
    private final Sql sql;

    Domains(Sql sql) {
        this.sql = sql;
    }

    /// Takes a domain in; false when it was ours already.
    /// @throws AddressException when it is no domain name
    public boolean add(String domain) {
        return sql.update("insert into mail_domain (name) values (?) on conflict do nothing", named(domain)) > 0;
    }

    public boolean ours(String domain) {
        return sql.first("select 1 from mail_domain where name = ?", row -> true, domain.toLowerCase(Locale.ROOT))
                .isPresent();
    }

    public List<String> all() {
        return sql.list("select name from mail_domain order by name", row -> row.getString(1));
    }

    private static String named(String domain) {
        if (domain.indexOf('@') >= 0 || domain.startsWith("[") || domain.indexOf('.') < 0) {
            throw new AddressException(
                    "\"" + domain.replaceAll("\\p{Cntrl}", "?") + "\" is not a domain name such as lists.example.org.");
        }
        return Address.of("postmaster@" + domain.strip()).domain();
    }
}
