package org.carillon.domains;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Locale;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;
import org.carillon.mail.AsciiDomain;
import org.carillon.store.Sql;

/// The domains whose mail is ours. Everything else is foreign: never accepted from strangers, only sent to.
@ApplicationScoped
public class Domains {
    private final Sql sql;
    private final DomainKeys keys;

    Domains(Sql sql, DomainKeys keys) {
        this.sql = sql;
        this.keys = keys;
    }

    /// Takes a domain in, with keys to sign its letters; false when it was ours already.
    /// @throws AddressException when it is no domain name
    @Transactional
    public boolean add(String domain) {
        String name = named(domain);
        if (sql.update("insert into mail_domain (name) values (?) on conflict do nothing", name) == 0) return false;
        keys.ensure(name);
        return true;
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
        String name = Address.of("postmaster@" + domain.strip()).domain();
        if (AsciiDomain.twoReadings(name)) {
            throw new AddressException(
                    "\"" + name + "\" has two readings in the DNS; write it as it stands there, xn--….");
        }
        return name;
    }
}
