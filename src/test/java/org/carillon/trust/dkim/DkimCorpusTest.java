package org.carillon.trust.dkim;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carillon.dns.Answer;
import org.junit.jupiter.api.Test;

/// The public suite of letters (`../shared/data/trust/dkim`), where it is there; [SignedLetters]
/// are our own. It is of 2007: nearly all is signed with SHA-1, much with 512 bits, some by drafts.
/// So it is judged twice, by the rules of its time and by today's.
class DkimCorpusTest {
    private static final Path CORPUS = Path.of("../shared/data/trust/dkim/corpus");
    private static final Path DNS = Path.of("../shared/data/trust/dkim/FAKE_DNS.dat");
    private static final int LETTERS = 69;
    private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

    private static final Set<String> OTHERWISE_JDKIM = new TreeSet<>(List.of(
            // it heeds g=
            "badkey_12",
            "badkey_13",
            "badkey_8",
            "badkey_9",
            // it does not heed q=
            "ignore_5",
            "ignore_6",
            // it takes no drafts
            "good_ietf01_1",
            "good_ietf01_2",
            "mine_ietf01_1",
            "mine_ietf01_2",
            "mine_ietf01_3",
            "mine_ietf01_4",
            "mine_ietf05_1",
            "multiple_1",
            "no_body_1",
            "no_body_2",
            "no_body_3"));

    private static Map<String, String> judged(Era era) throws IOException {
        var verifier = new DkimVerifier(dns(), era);
        var results = new TreeMap<String, String>();
        try (var files = Files.list(CORPUS)) {
            for (Path file : files.toList()) {
                String words = verifier.verify(letter(file), NOW).stream()
                        .map(r -> r.code().word())
                        .collect(Collectors.joining(" "));
                results.put(file.getFileName().toString().replace(".txt", ""), words);
            }
        }
        return results;
    }

    static byte[] letter(Path file) throws IOException {
        String text = Files.readString(file, ISO_8859_1);
        return text.replace("\r\n", "\n").replace("\n", "\r\n").getBytes(ISO_8859_1);
    }

    static KnownKeys dns() throws IOException {
        var dns = new KnownKeys();
        for (String line : Files.readAllLines(DNS, ISO_8859_1)) {
            int blank = line.indexOf(' ');
            if (blank < 0 || line.startsWith("#") || line.endsWith("NXDOMAIN")) continue;
            String name = line.substring(0, blank);
            String text = line.substring(blank).strip();
            if (text.startsWith("~~")) dns.mute(name);
            else dns.with(name, text);
        }
        return dns;
    }
    /// What the name of a letter says of its signatures, by the rules of its time.
    private static String expected(String name) {
        if (name.contains("dk_")) return "none"; // DomainKeys, which DKIM replaced
        if (name.startsWith("good_ietf00")) return "permerror"; // a draft without bh=
        if (name.startsWith("ignore")) return "permerror";
        if (name.startsWith("bad_")) return "fail";
        return switch (name) {
            case "multiple_1" -> "fail pass permerror fail";
            case "multiple_2" -> "permerror pass fail neutral";
            // the key is for some local parts only (g=), which RFC 6376 took out
            case "badkey_8", "badkey_9", "badkey_12", "badkey_13" -> "pass";
            case "badkey_10", "badkey_11" -> "permerror";
            // their texts are not what was signed, either, which is found out first
            case "badkey_1", "badkey_2", "badkey_3", "badkey_4", "badkey_5", "badkey_6", "badkey_7" -> "fail";
            case "badkey_14", "badkey_15" -> "fail";
            default -> "pass";
        };
    }

    @Test
    void judgesThemAsTheirNamesSay() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "our own letters, as ../shared/data is not there");
        Map<String, String> results = judged(Era.OF_2007);
        var expected = new TreeMap<String, String>();
        results.keySet().forEach(name -> expected.put(name, expected(name)));
        assertEquals(expected, results);
        assertEquals(LETTERS, results.size());
    }

    /// What lies beside the data speaks of 72 letters: it counts three files that are none.
    @Test
    void noFileOfTheFolderIsLeftOut() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "our own letters, as ../shared/data is not there");
        try (var beside = Files.list(CORPUS.resolveSibling("."));
                var letters = Files.list(CORPUS)) {
            Set<String> others = beside.filter(Files::isRegularFile)
                    .map(file -> file.getFileName().toString())
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(Set.of("FAKE_DNS.dat", "LICENSE.txt", "README.txt"), others);
            assertEquals(72, letters.count() + others.size());
        }
    }

    @Test
    void takesNoneOfThemToday() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "our own letters, as ../shared/data is not there");
        judged(Era.TODAY).forEach((name, words) -> assertFalse(words.contains("pass"), name + " " + words));
    }

    @Test
    void saysWhatTheKeysOfTheSuiteAreGoodFor() throws IOException {
        assumeTrue(Files.exists(DNS), "our own keys, as ../shared/data is not there");
        KnownKeys dns = dns();
        for (String bad : List.of("testbad1", "testbad2", "testbad3", "testbad4", "testbad7", "testrevoked")) {
            assertFalse(usable(dns, bad), bad);
        }
        for (String good : List.of("selector1", "test1", "test2", "test3", "test4", "test5")) {
            assertTrue(usable(dns, good), good);
        }
    }

    private static boolean usable(KnownKeys dns, String selector) {
        var signer = new Claim.Signer("messiah.edu", selector, "@messiah.edu");
        var life = new Claim.Life(Instant.MIN, Instant.MAX);
        var claim = new Claim(signer, Algorithm.RSA_SHA1, new byte[64], life);
        var found = (Answer.Found<String>) dns.texts(signer.keyName());
        return KeyReader.read(found.records().getFirst(), claim, Era.OF_2007) instanceof Reading.Good;
    }

    @Test
    void jdkimAgrees() throws IOException {
        assumeTrue(Files.isDirectory(CORPUS), "our own letters, as ../shared/data is not there");
        var different = new TreeSet<String>();
        for (Map.Entry<String, String> ours : judged(Era.OF_2007).entrySet()) {
            boolean theirs = JdkimAgreementTest.passes(dns(), letter(CORPUS.resolve(ours.getKey() + ".txt")));
            if (theirs != ours.getValue().contains("pass")) different.add(ours.getKey());
        }
        assertEquals(OTHERWISE_JDKIM, different);
    }
}
