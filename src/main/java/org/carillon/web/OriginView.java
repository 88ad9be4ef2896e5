package org.carillon.web;

import java.util.List;
import org.carillon.trust.Origin;
import org.carillon.trust.Provenance;
import org.carillon.trust.dmarc.DmarcResult;

/// "Who sent this?", in words.
///
/// @param word the answer in one or two words
/// @param look `good`, `bad`, or empty
/// @param sentences how we know
record OriginView(String word, String look, List<String> sentences) {
    static OriginView of(Provenance provenance) {
        return of(provenance, provenance.sentences());
    }

    /// For readers of an archive, who need not know hosts and envelopes.
    static OriginView brief(Provenance provenance) {
        return of(provenance, provenance.brief());
    }

    private static OriginView of(Provenance provenance, List<String> all) {
        List<String> sentences = all.stream()
                .map(sentence -> Harmless.line(sentence, ""))
                .filter(sentence -> !sentence.isEmpty())
                .toList();
        return new OriginView(word(provenance), look(provenance), sentences);
    }

    private static String word(Provenance provenance) {
        if (provenance.authorProven()) return "proven";
        if (provenance.forged() || provenance.dmarc().code() == DmarcResult.Code.FAIL) return "perhaps forged";
        if (provenance.senderDenied()) return "perhaps forged";
        return provenance.origin() == Origin.STRANGER ? "not proven" : "not known";
    }

    private static String look(Provenance provenance) {
        if (provenance.authorProven()) return "good";
        return word(provenance).equals("perhaps forged") ? "bad" : "";
    }
}
