package org.carillon.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.carillon.spam.scanner.ScannerConfig;
import org.carillon.spam.scanner.Scanners;
import org.carillon.spam.scanner.Scanners.Findings;
import org.carillon.spam.scanner.Suspect;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// rspamd and ClamAV as Debian has them look at letters. ClamAV knows one virus, the test file of
/// EICAR, from a database of our own; rspamd knows GTUBE by itself.
@Tag("slow")
@Needs({"rspamd", "clamd"})
class RealScannersTest {
    private static final String EICAR =
            "X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE!" + "$H+H*";
    private static final String GTUBE =
            "XJS*C4JDBQADN1.NSBN3*2IDNEN*" + "GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL" + "*C.34X";
    private static final String HEAD = "From: ana@far.example\r\nTo: ben@club.example\r\nSubject: bells\r\n"
            + "Date: Fri, 27 Nov 2026 12:00:00 +0000\r\nMessage-ID: <1@far.example>\r\nMIME-Version: 1.0\r\n";

    @TempDir
    Path home;

    private static Suspect letter(String text) {
        return new Suspect(
                text.getBytes(US_ASCII), "192.0.2.7", "far.example", "ana@far.example", List.of("ben@club.example"));
    }

    private static String attached() {
        return HEAD + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nhello\r\n--b\r\n"
                + "Content-Type: application/octet-stream; name=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + Base64.getMimeEncoder().encodeToString(EICAR.getBytes(US_ASCII)) + "\r\n--b--\r\n";
    }

    private Daemon clamd() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.createDirectory(home.resolve("clamav"));
        Files.copy(Daemon.file("eicar.ndb"), home.resolve("clamav/eicar.ndb"));
        return new Daemon(home, "clamd.conf", List.of("clamd", "-c"));
    }

    private Daemon rspamd() throws IOException {
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxrwxrwx"));
        var command = new ArrayList<>(List.of("rspamd", "-f"));
        if ("root".equals(System.getProperty("user.name"))) command.addAll(List.of("-u", "_rspamd", "-g", "_rspamd"));
        command.add("-c");
        return new Daemon(home, "rspamd.conf", command);
    }

    @Test
    void clamAvFindsTheVirusInAnAttachment() throws IOException {
        try (var clamd = clamd()) {
            for (String address : List.of(clamd.address(), "unix:" + home.resolve("clamd.sock"))) {
                Scanners scanners = scanners("", address);

                Findings clean = scanners.scan(letter(HEAD + "\r\nhello\r\n"));
                Findings found = scanners.scan(letter(attached()));

                assertEquals(new Findings(List.of(), Optional.empty(), Optional.empty()), clean);
                assertEquals(Optional.of("Eicar-Of-Our-Own.UNOFFICIAL"), found.virus());
            }
        }
    }

    @Test
    void rspamdKnowsSpamFromALetter() throws IOException {
        try (var rspamd = rspamd()) {
            Scanners scanners = scanners(rspamd.address(), "");

            Findings clean = scanners.scan(letter(HEAD + "\r\nhello\r\n"));
            Findings spam = scanners.scan(letter(HEAD + "\r\n" + GTUBE + "\r\n"));

            assertEquals(new Findings(List.of(), Optional.empty(), Optional.empty()), clean);
            assertEquals(10, spam.hints().getFirst().points());
            assertTrue(spam.hints().getFirst().words().startsWith("rspamd says so: reject"), spam.toString());
        }
    }

    private static Scanners scanners(String rspamd, String clamav) {
        return Scanners.of(new Config(rspamd, clamav), 5);
    }

    private record Config(String rspamdAddress, String clamavAddress) implements ScannerConfig {
        @Override
        public Program rspamd() {
            return new At(rspamdAddress);
        }

        @Override
        public Program spamassassin() {
            return new At("");
        }

        @Override
        public Program clamav() {
            return new At(clamavAddress);
        }
    }

    private record At(String place) implements ScannerConfig.Program {
        @Override
        public Optional<String> address() {
            return place.isEmpty() ? Optional.empty() : Optional.of(place);
        }

        @Override
        public Duration timeout() {
            return Duration.ofSeconds(30);
        }

        @Override
        public ScannerConfig.Fail fail() {
            return ScannerConfig.Fail.CLOSED;
        }
    }
}
