package org.carillon.vacation;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.Address;

/// One name for a sender who writes from a new address each time: forwarders (SRS), signed return paths (BATV),
/// lists (VERP), ticket systems (numbers).
final class SenderKey {
    /// `SRS0=hash=day=domain=local`, from the draft by Wong; `+` and `-` are allowed behind SRS0.
    private static final Pattern SRS0 = Pattern.compile("srs0[=+-][^=]*=[^=]*=([^=]+)=(.+)");

    /// `SRS1=hash=domain==hash=day=domain=local`: what SRS0 becomes on its second hop.
    private static final Pattern SRS1 = Pattern.compile("srs1[=+-][^=]*=[^=]*=[=+-][^=]*=[^=]*=([^=]+)=(.+)");

    /// `prvs=0123abcdef=local` (draft-levine-smtp-batv), `prvs=local/0123abcdef` (Exim), `btv1==…==local`.
    private static final Pattern BATV = Pattern.compile("prvs=(?:[0-9a-f]{6,12}=(.+)|(.+)[/=][0-9a-f]{6,12})");

    private static final Pattern BTV1 = Pattern.compile("btv1==[^=]+==(.+)");

    /// `list-user=domain`: the recipient written into the return path.
    private static final Pattern VERP = Pattern.compile("(.+?)[-+][^-+=]+=[^=]+\\.[^=]+");

    private static final Pattern DIGITS = Pattern.compile("[0-9]{4,}");
    private static final int MAX_WRAPS = 5;

    private SenderKey() {}

    static String of(Address sender) {
        Address plain = unwrapped(sender);
        String local = plain.local().toLowerCase(Locale.ROOT);
        Matcher verp = VERP.matcher(local);
        if (verp.matches()) local = verp.group(1);
        int plus = local.indexOf('+');
        if (plus > 0) local = local.substring(0, plus);
        return DIGITS.matcher(local).replaceAll("#") + "@" + ascii(plain.domain());
    }

    /// The address inside those that forwarders and signers have put around it; in lower case.
    static Address unwrapped(Address sender) {
        Address at = new Address(sender.local().toLowerCase(Locale.ROOT), sender.domain());
        for (int i = 0; i < MAX_WRAPS; i++) {
            Address inner = inner(at);
            if (inner.equals(at)) return at;
            at = inner;
        }
        return at;
    }

    private static Address inner(Address at) {
        String local = at.local();
        Matcher srs1 = SRS1.matcher(local);
        if (srs1.matches()) return new Address(srs1.group(2), srs1.group(1));
        Matcher srs0 = SRS0.matcher(local);
        if (srs0.matches()) return new Address(srs0.group(2), srs0.group(1));
        Matcher btv1 = BTV1.matcher(local);
        if (btv1.matches()) return at.withLocal(btv1.group(1));
        Matcher batv = BATV.matcher(local);
        if (batv.matches()) return at.withLocal(batv.group(1) != null ? batv.group(1) : batv.group(2));
        return at;
    }

    static String ascii(String domain) {
        try {
            return IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException noName) {
            return domain;
        }
    }
}
