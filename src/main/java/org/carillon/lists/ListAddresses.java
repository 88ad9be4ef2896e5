package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.domains.Domains;
import org.carillon.mail.Address;
import org.carillon.store.Sql;
import org.jspecify.annotations.Nullable;

/// Which addresses a list can have: not those of others, nor any that would make a letter to one a command to
/// another.
@ApplicationScoped
class ListAddresses {
    /// The longest suffix is `-confirm+` with a token of 26: RFC 5321 §4.5.3.1.1 allows 64 octets before the @.
    static final int MAX_LOCAL = 29;

    private static final Set<String> RESERVED = Set.of("postmaster", "abuse", "mailer-daemon");

    private static final String AT = """
            select id, local, domain from mailing_list where domain = ? and local = ?
            union all
            select l.id, l.local, l.domain from former_address f
            join mailing_list l on l.id = f.list_id where f.domain = ? and f.local = ?""";

    /// Those whose names begin with another and a hyphen: `.` follows `-` in ASCII.
    private static final String NEIGHBOURS = """
            select local from mailing_list where domain = ? and local > ? and local < ?
            union all select local from former_address where domain = ? and local > ? and local < ?""";

    private final Domains domains;
    private final Sql sql;
    private final EndedAddresses ended;

    ListAddresses(Domains domains, Sql sql, EndedAddresses ended) {
        this.ended = ended;
        this.domains = domains;
        this.sql = sql;
    }

    /// A list that has an address, and where it is now.
    private record Holder(long id, Address now) {}

    /// The address in its usual spelling, when a list can have it, which it takes then.
    ///
    /// @param mover which may go back to where it was before; null for a list that is to be made
    /// @param again also one that another list had before
    /// @throws SettingException which says what to do
    Address free(Address wanted, @Nullable MailingList mover, boolean again) {
        Address plain = wanted.withLocal(wanted.local().toLowerCase(Locale.ROOT));
        refuseOdd(plain);
        if (!domains.ours(plain.domain())) {
            throw new SettingException(plain.domain() + " is not a domain of this server; add it first.");
        }
        refuseTaken(plain, mover);
        refusePeoples(plain);
        refuseStaffs(plain);
        refuseClash(plain);
        if (!again) {
            ended.objection(plain, mover).ifPresent(why -> {
                throw new SettingException(why);
            });
        }
        ended.take(plain);
        return plain;
    }

    private static void refuseOdd(Address plain) {
        if (!plain.local().matches("[a-z0-9]([a-z0-9._-]*[a-z0-9])?")
                || plain.local().contains("..")) {
            throw new SettingException("\"" + SettingValue.shown(plain.local())
                    + "\" cannot be the name of a list: use letters a to z, digits, dot, hyphen and underscore.");
        }
        if (plain.local().length() > MAX_LOCAL) {
            throw new SettingException("The name of a list has at most " + MAX_LOCAL + " characters before the @.");
        }
        if (RESERVED.contains(plain.local()))
            throw new SettingException(plain.local() + " is an address every domain needs; choose another name.");
    }

    private void refuseTaken(Address address, @Nullable MailingList mover) {
        Optional<Holder> holder = holder(address);
        if (holder.isEmpty()) return;
        boolean before = !holder.get().now().sameMailbox(address);
        boolean own = mover != null && holder.get().id() == mover.id();
        if (own && before) return;
        if (own) throw new SettingException("The list has the address " + address + " already.");
        throw new SettingException(
                before
                        ? address + " is an earlier address of the list "
                                + holder.get().now() + ", which still gets letters there; choose another name."
                        : "The list " + address + " exists already; choose another name.");
    }

    private Optional<Holder> holder(Address address) {
        return sql.first(
                AT,
                row -> new Holder(row.getLong("id"), new Address(row.getString("local"), row.getString("domain"))),
                address.domain(),
                address.local(),
                address.domain(),
                address.local());
    }

    /// A list goes before a person: who may make lists must not get the mail of somebody with an account.
    private void refusePeoples(Address address) {
        String local = address.local().replaceAll("([!%_])", "!$1");
        sql
                .list(
                        """
                        select address from person_address
                        where address_key = ? or address_key like ? escape '!' or address_key like ? escape '!'""",
                        row -> Address.of(row.getString(1)),
                        address.key(),
                        local + "-%@" + address.domain(),
                        local + "+%@" + address.domain())
                .stream()
                .filter(one -> one.key().equals(address.key()) || beside(one.local(), address.local()))
                .findFirst()
                .ifPresent(one -> {
                    throw new SettingException(one + " belongs to somebody with an account, whose mail would go to"
                            + " the list; choose another name.");
                });
    }

    /// Letters to those who run a list bear links that decide: they must not come to a list, or into its archive.
    private void refuseStaffs(Address address) {
        sql.first("""
                        select l.local, l.domain from mailing_list l where l.id in (
                        select list_id from list_owner where address_key = ?
                        union all select list_id from list_moderator where address_key = ?) order by l.id limit 1""", row -> new Address(row.getString(1), row.getString(2)), address.key(), address.key())
                .ifPresent(other -> {
                    throw new SettingException(address + " helps to run the list " + other
                            + ", whose letters to its staff would come to the list; take it out there first.");
                });
    }

    /// `chess-owner` cannot be a list beside `chess`, nor the other way round: mail to one would reach the
    /// other.
    private void refuseClash(Address address) {
        for (ListSuffix way : ListSuffix.split(address.local())) {
            Address other = address.withLocal(way.list());
            if (holder(other).isPresent()) throw clash(address, other);
        }
        String from = address.local() + "-";
        String until = address.local() + ".";
        sql
                .list(NEIGHBOURS, row -> row.getString(1), address.domain(), from, until, address.domain(), from, until)
                .stream()
                .filter(other -> beside(other, address.local()))
                .findFirst()
                .ifPresent(other -> {
                    throw clash(address, address.withLocal(other));
                });
    }

    private static boolean beside(String other, String list) {
        return ListSuffix.split(other).stream().anyMatch(w -> w.list().equals(list));
    }

    private static SettingException clash(Address wanted, Address there) {
        return new SettingException("The list " + wanted + " cannot stand beside " + there
                + ": the address of one would be a command to the other. Choose another name.");
    }
}
