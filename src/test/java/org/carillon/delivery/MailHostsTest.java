package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.carillon.delivery.MailHosts.Way;
import org.carillon.dns.DnsConfig;
import org.carillon.dns.Resolver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/// Against a DNS server of our own on the loopback.
class MailHostsTest {
    private static final String ZONE = """
            two.example. 60 IN MX 20 b.two.example.
            two.example. 60 IN MX 10 a.two.example.
            a.two.example. 60 IN A 192.0.2.1
            b.two.example. 60 IN A 192.0.2.2
            plain.example. 60 IN A 192.0.2.3
            null.example. 60 IN MX 0 .
            ours.example. 60 IN MX 10 mx.carillon.example.
            ours.example. 60 IN MX 20 a.two.example.
            backup.example. 60 IN MX 10 a.two.example.
            backup.example. 60 IN MX 20 mx.carillon.example.
            inward.example. 60 IN MX 10 inward.example.
            inward.example. 60 IN A 127.0.0.7
            mixed.example. 60 IN MX 10 inward.example.
            mixed.example. 60 IN MX 20 zero.example.
            mixed.example. 60 IN MX 30 a.two.example.
            zero.example. 60 IN A 0.0.0.0
            empty.example. 60 IN TXT "nothing"
            """;

    private static DatagramSocket socket;

    @BeforeAll
    static void serve() throws IOException {
        socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(MailHostsTest::answerAll);
    }

    @AfterAll
    static void close() {
        socket.close();
    }

    private static void answerAll() {
        byte[] buffer = new byte[1500];
        try {
            while (true) {
                var packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                byte[] answer = answer(new Message(java.util.Arrays.copyOf(buffer, packet.getLength())));
                socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
            }
        } catch (IOException closed) {
            // the tests are over
        }
    }

    private static byte[] answer(Message question) throws IOException {
        var answer = new Message(question.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        Record asked = question.getQuestion();
        answer.addRecord(asked, Section.QUESTION);
        boolean known = false;
        for (String line : ZONE.split("\n")) {
            String[] parts = line.split(" ", 5);
            Name name = Name.fromString(parts[0]);
            if (!name.equals(asked.getName())) continue;
            known = true;
            int type = org.xbill.DNS.Type.value(parts[3]);
            if (type == asked.getType())
                answer.addRecord(Record.fromString(name, type, 1, 60, parts[4], Name.root), Section.ANSWER);
        }
        boolean broken = asked.getName().toString().startsWith("broken.");
        answer.getHeader().setRcode(broken ? Rcode.SERVFAIL : known ? Rcode.NOERROR : Rcode.NXDOMAIN);
        return answer.toWire();
    }

    private static Way to(String domain) {
        return to(domain, false);
    }

    private static Way to(String domain, boolean privateHosts) {
        DnsConfig config = new DnsConfig() {
            @Override
            public Optional<String> server() {
                return Optional.of("127.0.0.1:" + socket.getLocalPort());
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(5);
            }
        };
        return new MailHosts(Resolver.of(config), "mx.carillon.example", privateHosts).to(domain, 25);
    }

    private static List<String> hosts(String domain) {
        return assertInstanceOf(Way.Found.class, to(domain)).addresses().stream()
                .map(a -> a.getAddress().getHostAddress())
                .toList();
    }

    private static String status(String domain) {
        return assertInstanceOf(Way.Refused.class, to(domain)).status();
    }

    @Test
    void triesTheLowerPreferenceFirst() {
        assertEquals(List.of("192.0.2.1", "192.0.2.2"), hosts("two.example"));
    }

    @Test
    void takesTheAddressOfADomainWithoutMailHosts() {
        assertEquals(List.of("192.0.2.3"), hosts("plain.example"));
    }

    @Test
    void refusesWhatCanNeverArrive() {
        assertEquals("5.1.10", status("null.example"));
        assertEquals("5.1.2", status("nowhere.example"));
        assertEquals("5.1.2", status("empty.example"));
        assertEquals("5.4.6", status("ours.example"));
        assertEquals("5.1.2", status("[192.0.2.1]"));
    }

    @Test
    void asABackupSendsOnlyToTheHostsBeforeUs() {
        assertEquals(List.of("192.0.2.1"), hosts("backup.example"));
    }

    @Test
    void neverFollowsAStrangersDomainToThisMachine() {
        assertEquals("5.4.6", status("inward.example"));
        assertEquals("5.4.6", status("zero.example"));
        assertEquals(List.of("192.0.2.1"), hosts("mixed.example"));
        assertInstanceOf(Way.Found.class, to("inward.example", true));
    }

    @Test
    void waitsWhenTheServersOfADomainAreBroken() {
        assertInstanceOf(Way.Later.class, to("broken.example"));
    }
}
