package org.carillon.trust;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.carillon.mail.Headers;
import org.carillon.trust.dkim.DkimResult;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.spf.SpfResult;

/// What another host has found out about a letter, and has written above it: one of ours that stands before this one,
/// or ourselves, when the letter lies in a folder.
public final class NearResults {
    private NearResults() {}

    /// Nothing when no such host has said anything. Several of them, or several programs of one, may have written a
    /// field
    /// each; what stands below another's field may be of a stranger.
    ///
    /// @param hosts whose word is believed, in lower case
    public static Optional<Provenance> of(Headers headers, List<String> hosts) {
        List<ReadResults> said = headers.all(AuthenticationResults.NAME).stream()
                .map(ReadResults::of)
                .takeWhile(read -> hosts.contains(read.host()))
                .toList();
        if (said.isEmpty()) return Optional.empty();
        List<ReadResults.Result> all =
                said.stream().flatMap(read -> read.results().stream()).toList();
        return Optional.of(provenance(new ReadResults(said.getFirst().host(), all)));
    }

    private static Provenance provenance(ReadResults read) {
        if (read.first("auth").filter(one -> one.code().equals("pass")).isPresent()) {
            return Provenance.unexamined(Origin.SIGNED_IN);
        }
        return new Provenance(
                Origin.STRANGER,
                read.first("spf").map(NearResults::spf).orElseGet(() -> new SpfResult(SpfResult.Code.NONE, "", "")),
                read.all("dkim").stream()
                        .filter(one -> !one.code().equals("none"))
                        .map(NearResults::dkim)
                        .toList(),
                read.first("dmarc")
                        .map(NearResults::dmarc)
                        .orElseGet(() -> DmarcResult.of(DmarcResult.Code.NONE, "", "")),
                List.of());
    }

    private static SpfResult spf(ReadResults.Result one) {
        SpfResult.Code code = code(SpfResult.Code.class, one.code(), SpfResult.Code.NONE);
        String who = one.properties().containsKey("smtp.mailfrom")
                ? one.property("smtp.mailfrom")
                : one.property("smtp.helo");
        String domain = who.substring(who.lastIndexOf('@') + 1);
        return new SpfResult(
                code,
                domain,
                switch (code) {
                    case PASS -> "The host that sent it may send for " + domain + ".";
                    case FAIL -> "The host that sent it may not send for " + domain + ".";
                    case SOFTFAIL -> "The host that sent it should not send for " + domain + ".";
                    case NEUTRAL, NONE -> domain + " does not say which hosts may send for it.";
                    case TEMPERROR, PERMERROR -> "Whether its host may send for " + domain + " could not be found out.";
                });
    }

    private static DkimResult dkim(ReadResults.Result one) {
        DkimResult.Code code = code(DkimResult.Code.class, one.code(), DkimResult.Code.NEUTRAL);
        String domain = one.property("header.d");
        return new DkimResult(
                code,
                domain,
                one.property("header.s"),
                one.property("header.a"),
                one.property("header.i"),
                "The signature of " + domain
                        + switch (code) {
                            case PASS -> " is good.";
                            case FAIL -> " does not fit: the letter was changed on its way, or it is forged.";
                            case NONE, NEUTRAL, POLICY, PERMERROR -> " cannot be used.";
                            case TEMPERROR -> " could not be checked.";
                        });
    }

    private static DmarcResult dmarc(ReadResults.Result one) {
        DmarcResult.Code code = code(DmarcResult.Code.class, one.code(), DmarcResult.Code.NONE);
        String domain = one.property("header.from");
        Policy asked = asked(one);
        return new DmarcResult(
                code,
                domain,
                asked,
                code == DmarcResult.Code.FAIL ? asked : Policy.NONE,
                domain,
                switch (code) {
                    case PASS -> "It is from " + domain + ", as its author says.";
                    case FAIL -> "Nothing proves that it is from " + domain + ".";
                    case NONE, PERMERROR -> domain + " does not say who may write in its name.";
                    case TEMPERROR -> "Whether it is from " + domain + " could not be found out.";
                });
    }

    /// Hosts write it into a comment, `(p=reject dis=none)`, or as a property. What they have done about it themselves
    /// says nothing of what is to be done here; but our own word is.
    private static Policy asked(ReadResults.Result one) {
        for (String word : (one.comment() + " p=" + one.property("policy.dmarc"))
                .toLowerCase(Locale.ROOT)
                .split("[^a-z=-]+")) {
            Optional<Policy> asked = word.startsWith("p=") ? Policy.of(word.substring(2)) : Optional.empty();
            if (asked.isPresent()) return asked.get();
        }
        return Policy.NONE;
    }

    private static <E extends Enum<E>> E code(Class<E> type, String word, E other) {
        for (E one : type.getEnumConstants()) if (one.name().equalsIgnoreCase(word)) return one;
        return word.equals("hardfail") ? Enum.valueOf(type, "FAIL") : other;
    }
}
