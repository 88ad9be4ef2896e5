package org.carillon.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DomainCommandsTest {
    private static final String RECORDS = """
            [{"purpose":"spf","name":"a.example","type":"TXT","value":"v=spf1 mx -all",
              "zone":"a.example. 3600 IN TXT \\"v=spf1 mx -all\\"","state":null},
             {"purpose":"dkim_next","name":"s._domainkey.a.example","type":"TXT","value":"v=DKIM1; p=AB",
              "zone":"s._domainkey.a.example. 3600 IN TXT (\\n    \\"v=DKIM1; p=A\\"\\n    \\"B\\" )",
              "state":{"state":"different","seen":"v=DKIM1; p=C\\u001b"}}]""";

    @TempDir
    Path folder;

    private Path token;
    private StubServer server;

    @BeforeEach
    void start() throws IOException {
        server = new StubServer();
        token = Files.writeString(folder.resolve("admin.token"), "s3cret\n");
        server.on("GET /api/v1/domains/a.example/dns", 200, RECORDS);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Ran run(String... arguments) {
        return Ran.at(server.url(), token, arguments);
    }

    @Test
    void printsLinesOfAZoneFile() {
        assertEquals(new Ran(0, """

                        ; spf
                        a.example. 3600 IN TXT "v=spf1 mx -all"

                        ; dkim next: different, we see: v=DKIM1; p=C?
                        s._domainkey.a.example. 3600 IN TXT (
                            "v=DKIM1; p=A"
                            "B" )
                        """, ""), run("domain", "dns", "a.example"));
    }

    @Test
    void printsEachValueInOnePieceForForms() {
        String said = run("domain", "dns", "a.example", "--form").out();
        assertEquals("""
                dkim next: different, we see: v=DKIM1; p=C?
                  type   TXT
                  name   s._domainkey.a.example
                  value  v=DKIM1; p=AB
                """, said.substring(said.indexOf("dkim")));
    }

    @Test
    void aNewDomainShowsWhatToPublish() {
        server.on("POST /api/v1/domains", 201, "{\"domain\":\"a.example\"}");
        String said = run("domain", "add", "a.example").out();
        assertEquals(
                "a.example is a domain of this server. Publish these records in the DNS:",
                said.lines().findFirst().orElseThrow());
        assertEquals(2, said.lines().filter(line -> line.startsWith("; ")).count());
    }

    @Test
    void rotatingShowsTheNewKeysAlone() {
        server.on("POST /api/v1/domains/a.example/keys", 201, "[]");
        String said = run("domain", "rotate", "a.example").out();
        assertEquals(1, said.lines().filter(line -> line.startsWith("; ")).count(), said);
    }

    @Test
    void activatingTooEarlyIsRefused() {
        server.on("POST /api/v1/domains/a.example/keys/activate", 409, "{\"status\":409,\"detail\":\"Publish it.\"}");
        assertEquals(new Ran(1, "", "Publish it.\n"), run("domain", "activate", "a.example"));
    }

    @Test
    void theDoctorSaysWhatToDo() {
        server.on("GET /api/v1/doctor", 200, """
                [{"subject":"disk","level":"ok","text":"has room","advice":""},
                 {"subject":"dns","level":"fail","text":"MX is missing","advice":"Publish it."}]""");
        assertEquals(new Ran(1, """
                ok    disk: has room
                fail  dns: MX is missing
                      → Publish it.
                """, ""), run("doctor"));
        assertEquals(1, run("doctor", "--json").exit());
        server.on("GET /api/v1/doctor", 200, "[{\"subject\":\"a\",\"level\":\"warn\",\"text\":\"b\",\"advice\":\"\"}]");
        assertEquals(0, run("doctor").exit());
    }
}
