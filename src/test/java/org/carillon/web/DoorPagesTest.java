package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import org.carillon.listener.SmtpListener;
import org.carillon.testing.Sender;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DoorPagesTest extends WithPages {
    @Inject
    SmtpListener listener;

    private static void has(String text, String part) {
        assertTrue(text.contains(part), text);
    }

    @Test
    void whoRunsTheSiteSeesDoorsCertificateAndRefusals() throws IOException {
        Visit admin = signedIn(fresh("root") + "@pages.example.org", true);
        try (var stranger = Sender.to(listener.port())) {
            stranger.send("a@elsewhere.example", "nobody@nowhere.example", new byte[0]);
            String text = read(admin.page("/site/doors"));
            has(text, "mx 127.0.0.1, port " + listener.port() + " for other mail servers, TLS by STARTTLS");
            has(
                    text,
                    "submissions 127.0.0.1, port " + listener.port("submissions")
                            + " for people's mail programs, TLS from the start");
            has(text, "Issued by this server Valid until ");
            has(text, " days from now");
            String ours = "port " + listener.port() + " for other mail servers, TLS by STARTTLS ";
            assertTrue(text.matches("(?s).*" + ours + "[1-9][0-9]* [1-9].*"), text);
            has(text, "Relaying 550 5.7.1");
        }
    }

    @Test
    void othersDoNotSeeThem() {
        assertEquals(303, new Visit().look("/site/doors").statusCode());
        Visit somebody = signedIn(fresh("mia") + "@pages.example.org", false);
        assertEquals(404, somebody.look("/site/doors").statusCode());
    }

    @Test
    void peopleReadWhatToTypeIntoTheirMailProgram() {
        String address = fresh("mia") + "@pages.example.org";
        String text = read(signedIn(address, false).page("/me/sending"));
        has(text, "The best way Server ");
        has(text, "Port " + listener.port("submissions") + " Security SSL/TLS");
        has(text, "Port " + listener.port("submission") + " Security STARTTLS");
        has(text, "User name " + address);
        has(text, "does not know this server's certificate");
        assertEquals(303, new Visit().look("/me/sending").statusCode());
    }
}
