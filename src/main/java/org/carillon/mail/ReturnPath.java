package org.carillon.mail;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Envelope senders that are written around another address: by forwarders (SRS), by those who sign their return
/// paths (BATV), and by lists that name the recipient in theirs (VERP).
public final class ReturnPath {
    /// `SRS0=hash=day=domain=local`, from the draft by Wong; `+` and `-` are allowed behind SRS0.
    private static final Pattern SRS0 = Pattern.compile("srs0[=+-][^=]*=[^=]*=([^=]+)=(.+)");

    /// `SRS1=hash=domain==hash=day=domain=local`: what SRS0 becomes on its second hop.
    private static final Pattern SRS1 = Pattern.compile("srs1[=+-][^=]*=[^=]*=[=+-][^=]*=[^=]*=([^=]+)=(.+)");

    /// `prvs=0123abcdef=local` (draft-levine-smtp-batv), `prvs=local/0123abcdef` (Exim), `btv1==…==local`
    /// (Barracuda), `msprvs1=…=local` (Momentum).
    private static final Pattern BATV = Pattern.compile("prvs=(?:[0-9a-f]{6,12}=(.+)|(.+)[/=][0-9a-f]{6,12})");

    private static final Pattern TAGGED = Pattern.compile("(?:btv1==[^=]+=|msprvs1=[^=]+)=(.+)");
    private static final int MAX_WRAPS = 5;

    /// Where a list's own name may end in a VERP; a recipient has few separators in their name.
    private static final int MAX_ENDS = 8;

    private ReturnPath() {}

    /// The address inside those that forwarders and signers have put around it; in lower case.
    public static Address unwrapped(Address sender) {
        return layers(sender).getLast();
    }

    /// All addresses that a return path may stand for, the innermost first: what it is written around, each of
    /// these without the recipient in it, and as it is. `SRS0=h=t=l.example=chess-bounces-bob=b.example@f.example`
    /// has `chess-bounces@l.example` among its readings.
    public static Set<Address> readings(Address sender) {
        var readings = new LinkedHashSet<Address>();
        for (Address layer : layers(sender).reversed()) {
            readings.add(layer);
            for (String own : withoutRecipient(layer.local())) readings.add(layer.withLocal(own));
        }
        readings.add(sender);
        return readings;
    }

    /// From the outermost to the innermost, in lower case.
    private static List<Address> layers(Address sender) {
        var layers = new ArrayList<Address>();
        Address at = new Address(sender.local().toLowerCase(Locale.ROOT), sender.domain());
        layers.add(at);
        for (int i = 0; i < MAX_WRAPS; i++) {
            Address inner = inner(at);
            if (inner.equals(at)) break;
            layers.add(inner);
            at = inner;
        }
        return layers;
    }

    private static Address inner(Address at) {
        String local = at.local();
        Matcher srs1 = SRS1.matcher(local);
        if (srs1.matches()) return new Address(srs1.group(2), srs1.group(1));
        Matcher srs0 = SRS0.matcher(local);
        if (srs0.matches()) return new Address(srs0.group(2), srs0.group(1));
        Matcher tagged = TAGGED.matcher(local);
        if (tagged.matches()) return at.withLocal(tagged.group(1));
        Matcher batv = BATV.matcher(local);
        if (batv.matches()) return at.withLocal(batv.group(1) != null ? batv.group(1) : batv.group(2));
        return at;
    }

    /// What may be the list's own in `list-user=domain`, `list+user=domain` or `list=user=domain`, the longest
    /// first. The user's name may have separators in it, so each may be the one behind the list.
    private static List<String> withoutRecipient(String local) {
        int domain = local.lastIndexOf('=');
        if (domain < 0 || local.indexOf('.', domain) < 0) return List.of();
        var own = new ArrayList<String>();
        for (int end = domain; end > 0 && own.size() < MAX_ENDS; end--) {
            if ("-+=".indexOf(local.charAt(end)) >= 0) own.add(local.substring(0, end));
        }
        return own;
    }
}
