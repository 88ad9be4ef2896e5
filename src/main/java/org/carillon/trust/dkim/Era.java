package org.carillon.trust.dkim;

import java.util.Set;

/// Which signatures count at all.
enum Era {
    /// RFC 8301 and 8463.
    TODAY(Set.of("1"), Set.of(Algorithm.RSA_SHA256, Algorithm.ED25519_SHA256), 1024),
    /// RFC 4871 and the drafts before it. No letter that comes in is judged so: the public suite of
    /// letters is older than RFC 8301, and with its eyes says whether canonical forms and keys are
    /// read as they should.
    OF_2007(Set.of("", "0.5", "1"), Set.of(Algorithm.values()), 512);

    private final Set<String> versions;
    private final Set<Algorithm> algorithms;
    private final int shortest;

    Era(Set<String> versions, Set<Algorithm> algorithms, int shortest) {
        this.versions = versions;
        this.algorithms = algorithms;
        this.shortest = shortest;
    }

    boolean knows(String version) {
        return versions.contains(version);
    }

    boolean takes(Algorithm algorithm) {
        return algorithms.contains(algorithm);
    }

    /// Bits of an RSA key.
    int shortest() {
        return shortest;
    }
}
