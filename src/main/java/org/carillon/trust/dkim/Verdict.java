package org.carillon.trust.dkim;

/// How the look at one signature ended.
///
/// @param why one sentence for people
record Verdict(DkimResult.Code code, String why) {
    static Verdict pass(String why) {
        return new Verdict(DkimResult.Code.PASS, why);
    }

    static Verdict fail(String why) {
        return new Verdict(DkimResult.Code.FAIL, why);
    }

    static Verdict policy(String why) {
        return new Verdict(DkimResult.Code.POLICY, why);
    }

    static Verdict permerror(String why) {
        return new Verdict(DkimResult.Code.PERMERROR, why);
    }

    boolean passed() {
        return code == DkimResult.Code.PASS;
    }
}
