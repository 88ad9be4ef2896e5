package org.carillon.sort;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What the real procmail did, against what our rules say. `not-yet.tsv` lists the cases that come out otherwise,
/// each with its reason.
class ProcmailCasesTest {
    private static final int CASES = 358;
    private static final int NOT_YET = 102;

    private final List<ProcmailCase> cases = ProcmailCase.all();
    private final Map<String, Divergence> exceptions = exceptions();

    /// @param kind `refused` or `differs`
    private record Divergence(String kind, String reason) {}

    @Test
    void everyCaseThatNeedsOnlyWhatThereIsComesOutAsOnProcmail() {
        var wrong = new ArrayList<String>();
        int agreed = 0;
        for (ProcmailCase one : cases) {
            if (exceptions.containsKey(one.id())) continue;
            String why = disagreement(one);
            if (why.isEmpty()) agreed++;
            else wrong.add(one.id() + ": " + why);
        }
        assertEquals("", String.join("\n", wrong));
        assertEquals(CASES - NOT_YET, agreed);
        System.out.println(
                agreed + " of " + CASES + " procmail cases agree, " + NOT_YET + " are listed in not-yet.tsv");
    }

    @Test
    void whatIsRefusedIsNamedWithItsLine() {
        for (ProcmailCase one : cases) {
            if (!"refused".equals(kind(one))) continue;
            RuleSet rules = one.parsed();
            assertFalse(rules.usable(), one.id());
            for (Fault fault : rules.faults()) {
                assertTrue(
                        fault.line() >= 1 && fault.line() <= one.rules().lines().count(), one.id() + fault);
                assertTrue(fault.why().endsWith(".") || fault.why().contains(":"), one.id() + fault);
            }
        }
    }

    @Test
    void noLetterIsLostWhereALineIsRefused() {
        for (ProcmailCase one : cases)
            if ("refused".equals(kind(one)) && !one.rules().contains("HOST"))
                assertNotEquals(List.of(), decisions(one.verdict()), one.id());
    }

    @Test
    void theListHoldsNothingThatAgreesOrThatThereIsNot() {
        assertEquals(CASES, cases.size());
        assertEquals(NOT_YET, exceptions.size());
        var ids = cases.stream().map(ProcmailCase::id).toList();
        assertTrue(ids.containsAll(exceptions.keySet()));
        for (ProcmailCase one : cases)
            if ("differs".equals(kind(one))) assertNotEquals("", disagreement(one), one.id());
    }

    @Test
    void allHeadersOfDaemonsAndMailersAreToldApart() {
        Pattern daemon = Pattern.of("^FROM_DAEMON", false);
        Pattern mailer = Pattern.of("^FROM_MAILER", false);
        int count = 0;
        for (JsonNode node : ProcmailCase.file().get("from_daemon")) {
            String header = node.get("header").asText();
            byte[] letter = letter(header);
            assertEquals(node.get("daemon").asBoolean(), daemon.occursIn(letter), header);
            assertEquals(node.get("mailer").asBoolean(), mailer.occursIn(letter), header);
            count++;
        }
        assertEquals(65, count);
    }

    private static byte[] letter(String header) {
        String envelope = "ENVELOPE From_ ";
        String line = header.startsWith(envelope)
                ? "From " + header.substring(envelope.length()) + " Thu Jan  1 00:00:00 2026\nFrom: ana@example.org"
                : header;
        return (line + "\nSubject: x\n\n").getBytes(UTF_8);
    }

    private String kind(ProcmailCase one) {
        Divergence exception = exceptions.get(one.id());
        return exception == null ? "" : exception.kind();
    }

    private static String disagreement(ProcmailCase one) {
        Verdict verdict = one.verdict();
        if (!one.expectedPlaces().equals(one.places(verdict)))
            return "expected " + one.expectedPlaces() + " but was " + one.places(verdict);
        if (one.showsVariables() && !one.expectedLog().equals(ProcmailCase.log(verdict)))
            return "expected the log " + one.expectedLog() + " but was " + ProcmailCase.log(verdict);
        return "";
    }

    private static List<Action> decisions(Verdict verdict) {
        return verdict.actions().stream()
                .filter(action -> !(action instanceof Action.Refused))
                .toList();
    }

    private static Map<String, Divergence> exceptions() {
        var all = new TreeMap<String, Divergence>();
        try (InputStream in = ProcmailCase.class.getResourceAsStream("/procmail/not-yet.tsv")) {
            for (String line : new String(in.readAllBytes(), UTF_8).split("\n")) {
                if (line.startsWith("#")) continue;
                String[] parts = line.split("\t");
                all.put(parts[0], new Divergence(parts[1], parts[2]));
            }
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
        return all;
    }
}
