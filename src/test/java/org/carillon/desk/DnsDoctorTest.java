package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.carillon.delivery.SafeWaysProfile;
import org.carillon.domains.DomainKeys;
import org.carillon.domains.Domains;
import org.carillon.testing.Authority;
import org.carillon.testing.LittleInternet;
import org.carillon.testing.PolicyHost;
import org.carillon.trust.DnsAdvice;
import org.carillon.trust.DnsRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is not needed is looked at, too, where we act as if it were there.
@QuarkusTest
@TestProfile(SafeWaysProfile.class)
class DnsDoctorTest {
    @Inject
    DnsDoctor doctor;

    @Inject
    Domains domains;

    @Inject
    DomainKeys keys;

    @Inject
    DnsAdvice advice;

    LittleInternet internet;

    /// Before anybody asks.
    @BeforeEach
    void weHaveAnAddress() {
        internet.dns().zone(advice.helo() + ". 60 IN A 203.0.113.7");
    }

    private void publish(String domain, DnsRecord.Purpose purpose) {
        for (DnsRecord record : advice.of(domain))
            if (record.purpose() == purpose) internet.dns().zone(record.zoneLine());
    }

    private List<Finding.Level> about(String words) {
        return doctor.examine().stream()
                .filter(finding -> finding.text().contains(words))
                .map(Finding::level)
                .distinct()
                .toList();
    }

    @Test
    void aPolicyThatNobodyCanReadIsWarnedOf() {
        domains.add("closed.example");

        assertEquals(List.of(Finding.Level.WARN), about("MTA-STS record of _mta-sts.closed.example is missing"));
        assertEquals(List.of(Finding.Level.WARN), about("the policy of closed.example cannot be read"));
    }

    @Test
    void aPolicyThatIsThereIsSeen() {
        domains.add("open.example");
        publish("open.example", DnsRecord.Purpose.MTA_STS);
        internet.dns().zone("mta-sts.open.example. 60 IN A 127.0.0.1");
        try (var web = PolicyHost.start(SafeWaysProfile.port(), Authority.host("mta-sts.open.example"))
                .serving(advice.stsPolicy().orElseThrow())) {
            assertEquals(List.of(Finding.Level.OK), about("MTA-STS record of _mta-sts.open.example"));
            assertEquals(List.of(Finding.Level.OK), about("the policy of open.example can be read"));

            web.serving("version: STSv1\nmode: none\nmax_age: 1\n");

            assertEquals(List.of(Finding.Level.WARN), about("the policy of open.example cannot be read"));
        }
    }

    @Test
    void keysThatSignNextOrSignedBeforeAreLookedAt() {
        domains.add("turning.example");
        keys.prepare("turning.example");
        assertEquals(List.of(Finding.Level.WARN), about("DKIM, next record of"));
        publish("turning.example", DnsRecord.Purpose.DKIM_NEXT);
        assertEquals(List.of(Finding.Level.OK), about("DKIM, next record of"));

        keys.activate("turning.example");

        assertEquals(List.of(Finding.Level.WARN), about("DKIM, retiring record of"));
        publish("turning.example", DnsRecord.Purpose.DKIM_RETIRING);
        assertEquals(List.of(Finding.Level.OK), about("DKIM, retiring record of"));
    }

    @Test
    void theRecordsSayWhoSendsAndWhereTheAddressLeads() {
        domains.add("whole.example");
        Map<DnsRecord.Purpose, String> records = advice.of("whole.example").stream()
                .collect(Collectors.toMap(DnsRecord::purpose, DnsRecord::zoneLine, (one, other) -> one));

        assertEquals(
                "whole.example. 3600 IN TXT \"v=spf1 mx a:" + advice.helo() + " -all\"",
                records.get(DnsRecord.Purpose.SPF));
        assertEquals(advice.helo() + ". 3600 IN TXT \"v=spf1 a -all\"", records.get(DnsRecord.Purpose.HELO_SPF));
        assertEquals(
                "7.113.0.203.in-addr.arpa. 3600 IN PTR " + advice.helo() + ".", records.get(DnsRecord.Purpose.PTR));
    }
}
