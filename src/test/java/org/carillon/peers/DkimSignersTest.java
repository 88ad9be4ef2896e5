package org.carillon.peers;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.carillon.testing.Letters;
import org.carillon.trust.dkim.DkimResult;
import org.carillon.trust.dkim.DkimVerifier;
import org.carillon.trust.dkim.Keys;
import org.carillon.trust.dkim.KnownKeys;
import org.carillon.trust.dkim.LetterSigner;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What others sign is right here, and what we sign is right there. What dkimpy says of our
/// signatures is in [DkimpyTest].
@Tag("slow")
@Needs(
        value = {"python3", "opendkim"},
        modules = {"dkim", "nacl"})
class DkimSignersTest {
    private static final String DOMAIN = "far.example";
    private static final Base64.Encoder BASE64 = Base64.getEncoder();

    private final KeyPair rsa = pair("RSA");
    private final KeyPair ed25519 = pair("Ed25519");

    @TempDir
    Path folder;

    private Path letters;
    private Path signed;
    private Path rsaFile;
    private Path ed25519File;

    @BeforeEach
    void write() throws IOException {
        letters = Files.createDirectory(folder.resolve("letters"));
        signed = Files.createDirectory(folder.resolve("signed"));
        int number = 0;
        for (byte[] letter : some()) Files.write(letters.resolve("%03d".formatted(number++)), signerNamed(letter));
        rsaFile = pem("rsa", rsa);
        pem("ed25519", ed25519);
        byte[] secret = ed25519.getPrivate().getEncoded();
        byte[] seed = Arrays.copyOfRange(secret, secret.length - 32, secret.length);
        ed25519File = Files.writeString(folder.resolve("ed25519"), BASE64.encodeToString(seed));
    }

    private Path pem(String kind, KeyPair pair) throws IOException {
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        return Files.writeString(
                folder.resolve(kind + ".pem"),
                "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
    }

    private static KeyPair pair(String kind) {
        try {
            return KeyPairGenerator.getInstance(kind).generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// OpenDKIM signs for those that it is told.
    private static byte[] signerNamed(byte[] letter) {
        byte[] field = ("X-Signer: signer@" + DOMAIN + "\r\n").getBytes(US_ASCII);
        byte[] whole = Arrays.copyOf(field, field.length + letter.length);
        System.arraycopy(letter, 0, whole, field.length, letter.length);
        return whole;
    }

    /// Ours are odd, the real ones are many.
    private static List<byte[]> some() {
        var some = new ArrayList<byte[]>();
        for (String odd : List.of(
                "From: a@far.example\r\nSubject: no body\r\n\r\n",
                "From: a@far.example\r\nSubject: it is\r\n folded  \r\n\t over\r\n\r\n a \t b \r\n\r\n\tc\t\r\n\r\n\r\n",
                "From: a@far.example\r\nTo: x@y.example\r\nTo: z@y.example\r\n\r\n.\r\n..\r\n")) {
            some.add(odd.getBytes(US_ASCII));
        }
        for (Letters.Letter letter : Letters.mix(60)) some.add(letter.bytes());
        return some;
    }

    private KnownKeys dns() {
        byte[] octets = ed25519.getPublic().getEncoded();
        byte[] last = Arrays.copyOfRange(octets, octets.length - 32, octets.length);
        String key = BASE64.encodeToString(rsa.getPublic().getEncoded());
        return new KnownKeys()
                .with("rsa._domainkey." + DOMAIN, "v=DKIM1; k=rsa; p=" + key)
                .with("ed25519._domainkey." + DOMAIN, "v=DKIM1; k=ed25519; p=" + BASE64.encodeToString(last));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private void allAreRight(int wanted) throws IOException {
        var wrong = new TreeSet<String>();
        List<Path> files = files(signed);
        for (Path file : files) {
            DkimResult result = new DkimVerifier(dns())
                    .verify(Files.readAllBytes(file), Instant.now())
                    .getFirst();
            if (!result.passed()) wrong.add(file.getFileName() + " " + result.why());
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(files.size() >= wanted, files.size() + " signed letters");
    }

    private String done(String input, String... command) throws IOException, InterruptedException {
        Ran ran = Ran.program(folder, input, List.of(command));
        assertEquals(0, ran.exit(), ran.said());
        return ran.said();
    }

    @Test
    void whatDkimpySignsIsRightHere() throws Exception {
        String script = Path.of("src/test/resources/peers/dkim_sign.py").toString();
        done(
                "",
                Programs.PYTHON,
                script,
                letters.toString(),
                signed.toString(),
                DOMAIN,
                rsaFile.toString(),
                ed25519File.toString());
        allAreRight(8 * files(letters).size());
    }

    /// It reads its configuration as its input: of a file it wants to know that nobody else could
    /// write it.
    private String opendkim(String configuration, Path letter, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("opendkim", "-x", "/dev/stdin", "-t", letter.toString()));
        command.addAll(List.of(more));
        return done(configuration + "RequireSafeKeys no\n", command.toArray(String[]::new));
    }

    private Path keep(String name, byte[] fields, byte[] letter) throws IOException {
        byte[] whole = Arrays.copyOf(fields, fields.length + letter.length);
        System.arraycopy(letter, 0, whole, fields.length, letter.length);
        return Files.write(signed.resolve(name), whole);
    }

    @ParameterizedTest
    @ValueSource(strings = {"simple/simple", "simple/relaxed", "relaxed/simple", "relaxed/relaxed"})
    void whatOpendkimSignsIsRightHere(String form) throws Exception {
        // its Ed25519 signatures with a simple header are not of the field that it prints, but of one folded elsewhere
        List<String> kinds = form.startsWith("simple") ? List.of("rsa") : List.of("rsa", "ed25519");
        for (String kind : kinds) {
            String configuration = "Mode s\nDomain " + DOMAIN + "\nSenderHeaders X-Signer\nSelector " + kind
                    + "\nKeyFile " + folder.resolve(kind + ".pem") + "\nCanonicalization " + form
                    + "\nSignatureAlgorithm " + kind + "-sha256\n";
            for (Path file : files(letters)) {
                byte[] letter = Files.readAllBytes(file);
                String said = opendkim(configuration, file);
                String field =
                        said.substring(said.indexOf("DKIM-Signature:"))
                                        .strip()
                                        .replace("\r", "")
                                        .replace("\n", "\r\n") + "\r\n";
                keep(file.getFileName() + "-" + kind, field.getBytes(US_ASCII), letter);
            }
        }
        allAreRight(kinds.size() * files(letters).size());
    }

    @Test
    void whatWeSignIsRightForOpendkim() throws Exception {
        var records = new StringBuilder();
        Keys.records()
                .forEach((name, text) ->
                        records.append(name).append(' ').append(text).append('\n'));
        Path keys = Files.writeString(folder.resolve("keys"), records);
        String verifying = "Mode v\nAlwaysAddARHeader yes\nTestPublicKeys " + keys + "\n";
        int count = 0;
        for (Path file : files(letters)) {
            byte[] letter = Files.readAllBytes(file);
            var signer = LetterSigner.of(Keys.both(), letter, List.of(), Instant.now());
            if (signer.isEmpty()) continue;
            Path copy = keep(file.getFileName().toString(), signer.get().sign(new byte[0]), letter);
            String said = opendkim(verifying, copy, "-vvv");
            assertEquals(2, said.split("dkim=pass", -1).length - 1, file.getFileName() + ": " + said);
            count++;
        }
        assertTrue(count > 3, count + " letters");
    }
}
