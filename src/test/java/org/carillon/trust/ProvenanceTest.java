package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.carillon.trust.dmarc.DmarcResult;
import org.carillon.trust.dmarc.Policy;
import org.carillon.trust.spf.SpfResult;
import org.junit.jupiter.api.Test;

class ProvenanceTest {
    private static final String HOST = "192.0.2.7 calls itself \"mail\", a name of one word";
    private static final String AWAY = "ClamAV did not look at it: it refuses connections";
    private static final SpfResult SPF = new SpfResult(SpfResult.Code.FAIL, "b.example", "Its host may not send.");
    private static final DmarcResult DMARC = new DmarcResult(
            DmarcResult.Code.NONE, "b.example", Policy.NONE, Policy.NONE, "b.example", "b.example says nothing.");

    private static Provenance stranger(Remark... remarks) {
        return new Provenance(Origin.STRANGER, SPF, List.of(), DMARC, List.of(remarks));
    }

    @Test
    void tellsWhatElseWasNoticedOnce() {
        var all = stranger(
                        new Remark("Its host may not send", 2),
                        new Remark(HOST, 0.5),
                        new Remark(AWAY, 0),
                        new Remark("it holds the virus Eicar", 20))
                .sentences();

        assertEquals(
                List.of(
                        "b.example says nothing.",
                        "Its host may not send.",
                        HOST + ".",
                        AWAY + ".",
                        "It holds the virus Eicar."),
                all);
    }

    @Test
    void tellsOfAVirusThatCameByAHostOfOurs() {
        var near = ProvenanceText.read("NEAR").noticed(List.of(new Remark("it holds the virus Eicar", 20)));

        assertEquals("It holds the virus Eicar.", near.sentences().getLast());
        assertEquals(2, near.sentences().size());
    }

    @Test
    void readersOfAnArchiveHearNothingOfHosts() {
        assertEquals(
                List.of("b.example says nothing."),
                stranger(new Remark(HOST, 1)).brief());
        var near = ProvenanceText.read("NEAR").noticed(List.of(new Remark(AWAY, 0)));
        assertTrue(near.brief().stream().noneMatch(sentence -> sentence.contains("ClamAV")));
    }

    @Test
    void keepsThatAHostInFrontHandedItOnWhateverThatHostFound() {
        Provenance kept = stranger(new Remark(AWAY, 0)).byFront();

        assertEquals(kept, ProvenanceText.read(ProvenanceText.of(kept)));
        assertTrue(kept.noticed(List.of(new Remark(HOST, 1))).handedOn());
        assertTrue(kept.indulged().handedOn());
        assertTrue(ProvenanceText.read("NEAR").handedOn());
    }

    @Test
    void readsWhatWasKeptBeforeItSaidWhoHandedALetterOn() {
        String before =
                ProvenanceText.of(stranger(new Remark(AWAY, 0)).byFront()).replace("\"handedOn\":true,", "");

        assertEquals(stranger(new Remark(AWAY, 0)), ProvenanceText.read(before));
        assertTrue(
                ProvenanceText.read(before.replace("\"STRANGER\"", "\"NEAR\"")).handedOn());
    }

    @Test
    void keepsWhatWasNoticed() {
        Provenance kept = stranger(new Remark(AWAY, 0));

        assertEquals(kept, ProvenanceText.read(ProvenanceText.of(kept)));
    }
}
