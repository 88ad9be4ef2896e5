package org.carillon.domains;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Address;
import org.carillon.store.Sql;

/// Return paths of letters that are forwarded to the outside (SRS, the draft by Wong and Guevara). The next host would
/// refuse the sender's own address, as we may not send for its domain; so the address is written into one of ours, with
/// a code that only we can make, and a bounce to that goes on to the sender.
///
/// `SRS0=code=day=domain=local`; what another forwarder wrote becomes `SRS1=code=domain=…`, so that it never grows.
@ApplicationScoped
public class ForwardReturns {
    /// For how long a bounce may come back.
    static final Duration VALID = Duration.ofDays(21);

    private static final String PURPOSE = "forward-return";
    private static final int CODE = 10;
    private static final int TOKEN = 26;
    /// Days are counted in two characters, so they come round again after 1024.
    private static final int ROUND = 1024;

    private static final String DIGITS = "abcdefghijklmnopqrstuvwxyz234567";
    /// Stands where a domain would when the sender was too long to be written out; no domain of the world is so called.
    private static final String KEPT = "kept";

    private static final Pattern OURS0 =
            Pattern.compile("srs0[=+-]([a-z2-7]{10})=([a-z2-7]{2})=([^=]+)=(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern OURS1 =
            Pattern.compile("srs1[=+-]([a-z2-7]{10})=([^=]+)=([=+-].+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern THEIRS0 = Pattern.compile("srs0([=+-].+=.+=.+=.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern THEIRS1 =
            Pattern.compile("srs1[=+-][^=]*=([^=]+)=([=+-].+)", Pattern.CASE_INSENSITIVE);

    private final Secrets secrets;
    private final Domains domains;
    private final Sql sql;
    private final Clock clock;

    ForwardReturns(Secrets secrets, Domains domains, Sql sql, Clock clock) {
        this.secrets = secrets;
        this.domains = domains;
        this.sql = sql;
        this.clock = clock;
    }

    /// The return path of what is forwarded for somebody at `domain`, which is ours. A sender of ours stays as they
    /// are. In the caller's transaction.
    public Address written(Address sender, String domain) {
        if (domains.ours(sender.domain())) return sender;
        Matcher again = THEIRS1.matcher(sender.local());
        if (again.matches()) return second(again.group(1), again.group(2), sender, domain);
        Matcher first = THEIRS0.matcher(sender.local());
        if (first.matches()) return second(sender.domain(), first.group(1), sender, domain);
        return first(sender, domain);
    }

    private Address first(Address sender, String domain) {
        String day = day(today());
        String plain = sender.domain() + "=" + sender.local();
        Address whole = new Address("SRS0=" + code(day + "=" + plain) + "=" + day + "=" + plain, domain);
        return fits(whole) ? whole : kept(sender, domain);
    }

    /// @param domain1 of the first forwarder, who knows the sender
    private Address second(String domain1, String rest, Address sender, String domain) {
        String plain = domain1 + "=" + rest;
        var whole = new Address("SRS1=" + code(plain) + "=" + plain, domain);
        return fits(whole) ? whole : kept(sender, domain);
    }

    /// One that does not fit into 64 octets (RFC 5321 §4.5.3.1.1) is kept here.
    private Address kept(Address sender, String domain) {
        String token = secrets.mac(PURPOSE, sender.toString(), TOKEN);
        int known = sql.update("update forward_return set made_at = ? where token = ?", clock.instant(), token);
        if (known == 0) {
            sql.update(
                    "insert into forward_return (token, sender, made_at) values (?, ?, ?) on conflict do nothing",
                    token,
                    sender.toString(),
                    clock.instant());
        }
        String day = day(today());
        String plain = KEPT + "=" + token;
        return new Address("SRS0=" + code(day + "=" + plain) + "=" + day + "=" + plain, domain);
    }

    private static boolean fits(Address address) {
        return address.local().getBytes(StandardCharsets.UTF_8).length <= Address.MAX_LOCAL;
    }

    /// True when the address has the form of a return path that we write.
    public static boolean looksLikeOne(Address address) {
        return OURS0.matcher(address.local()).matches()
                || OURS1.matcher(address.local()).matches();
    }

    /// To whom a bounce goes on; empty when we did not write the address, or too long ago. Other hosts may have changed
    /// the case of its letters.
    public Optional<Address> read(Address address) {
        Matcher first = OURS0.matcher(address.local());
        if (first.matches()) return first(first);
        Matcher second = OURS1.matcher(address.local());
        if (!second.matches()) return Optional.empty();
        String plain = second.group(2) + "=" + second.group(3);
        if (!ours(second.group(1), plain)) return Optional.empty();
        return Optional.of(new Address("SRS0" + second.group(3), second.group(2)));
    }

    private Optional<Address> first(Matcher parts) {
        String plain = parts.group(2) + "=" + parts.group(3) + "=" + parts.group(4);
        if (!ours(parts.group(1), plain) || !fresh(parts.group(2))) return Optional.empty();
        if (!parts.group(3).equalsIgnoreCase(KEPT)) return Optional.of(new Address(parts.group(4), parts.group(3)));
        return sql.first(
                "select sender from forward_return where token = ?",
                row -> Address.of(row.getString(1)),
                parts.group(4).toLowerCase(Locale.ROOT));
    }

    private String code(String plain) {
        return secrets.mac(PURPOSE, plain.toLowerCase(Locale.ROOT), CODE);
    }

    private boolean ours(String code, String plain) {
        return secrets.verify(PURPOSE, plain.toLowerCase(Locale.ROOT), code.toLowerCase(Locale.ROOT));
    }

    private int today() {
        return (int) (Duration.between(java.time.Instant.EPOCH, clock.instant()).toDays() % ROUND);
    }

    private static String day(int day) {
        return "" + DIGITS.charAt(day / 32) + DIGITS.charAt(day % 32);
    }

    /// Nodes' clocks may differ: what seems to be of tomorrow is of today.
    private boolean fresh(String day) {
        String digits = day.toLowerCase(Locale.ROOT);
        int made = DIGITS.indexOf(digits.charAt(0)) * 32 + DIGITS.indexOf(digits.charAt(1));
        int age = Math.floorMod(today() - made + 1, ROUND) - 1;
        return age <= VALID.toDays();
    }

    /// Forgets senders whose bounces are no more taken.
    public int sweep() {
        return sql.update(
                "delete from forward_return where made_at < ?",
                clock.instant().minus(VALID).minus(Duration.ofDays(1)));
    }
}
