package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jboss.logging.Logger;

/// Who runs all lists of a domain of ours; named by those who run the site. See [Role#DOMAIN_ADMIN].
@ApplicationScoped
public class DomainAdmins {
    private static final Logger LOG = Logger.getLogger(DomainAdmins.class);

    private final Sql sql;
    private final SiteTrail trail;

    DomainAdmins(Sql sql, SiteTrail trail) {
        this.trail = trail;
        this.sql = sql;
    }

    public List<Address> of(String domain) {
        return sql.list(
                "select address from domain_admin where domain = ? order by address_key",
                row -> Address.of(row.getString(1)),
                domain);
    }

    /// False when they were before.
    ///
    /// @param domain one of ours, as `mail_domain` has it
    @Transactional
    public boolean add(String domain, Address address, By by) {
        boolean added = sql.update(
                        "insert into domain_admin (domain, address, address_key) values (?, ?, ?) on conflict do nothing",
                        domain,
                        address.toString(),
                        address.key())
                > 0;
        if (added) note("domain admin named", domain, address, by);
        return added;
    }

    /// False when they were none.
    @Transactional
    public boolean remove(String domain, Address address, By by) {
        boolean removed =
                sql.update("delete from domain_admin where domain = ? and address_key = ?", domain, address.key()) > 0;
        if (removed) note("domain admin removed", domain, address, by);
        return removed;
    }

    private void note(String action, String domain, Address address, By by) {
        LOG.infof("%s domain=%s who=%s by=%s", action, domain, address, by.who());
        trail.add(by, action, address + " for " + domain);
    }
}
