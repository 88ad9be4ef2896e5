package org.carillon.trust.spf;

import org.carillon.trust.Shown;
import org.carillon.trust.spf.SpfResult.Code;

/// Says for people what came out.
///
/// @param client its address
/// @param domain that was asked about it
record Sentences(String client, String domain) {
    SpfResult of(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Matched matched -> result(matched.directive().code(), matched(matched));
            case Verdict.Unmatched _ -> result(Code.NEUTRAL, undecided());
            case Verdict.Unpublished _ -> result(Code.NONE, domain + " has no SPF record");
            case Verdict.Broken(var why) ->
                result(Code.PERMERROR, "The SPF record of " + domain + " cannot be used: " + why);
            case Verdict.Mute(var why) ->
                result(Code.TEMPERROR, "The SPF record of " + domain + " cannot be looked up now: " + why);
        };
    }

    /// With the words of the domain itself. It is said whose they are, for anybody can write anything there.
    SpfResult refused(Verdict.Matched refused, String words) {
        return result(refused.directive().code(), Shown.name(refused.domain()) + " says: " + words);
    }

    SpfResult unnamed() {
        return result(Code.NONE, "\"" + domain + "\" is no domain that could have an SPF record");
    }

    private SpfResult result(Code code, String why) {
        return new SpfResult(code, domain, why);
    }

    private String undecided() {
        return domain + " does not say whether " + client + " may send for it";
    }

    private String matched(Verdict.Matched matched) {
        boolean all = matched.directive().mechanism() instanceof Mechanism.All;
        String place = " (" + place(matched) + ")";
        return switch (matched.directive().code()) {
            case PASS ->
                all ? domain + " lets everybody send for it" + place : client + " is listed by " + domain + place;
            case FAIL -> domain + " says that " + client + " may not send for it" + place;
            case SOFTFAIL -> domain + " says that " + client + " probably may not send for it" + place;
            case NEUTRAL, NONE, TEMPERROR, PERMERROR -> undecided() + place;
        };
    }

    /// The term, and the way to it.
    private String place(Verdict.Matched matched) {
        String term = Shown.term(matched.directive().text());
        return matched.domain().equals(domain) ? term : "redirect=" + Shown.name(matched.domain()) + ", " + term;
    }
}
