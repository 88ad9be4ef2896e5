package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carillon.domains.Domains;
import org.carillon.trust.DnsAdvice;
import org.carillon.trust.DnsCheck;
import org.carillon.trust.DnsChecks;
import org.carillon.trust.DnsRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The part of the [Doctor] that asks the DNS.
@ApplicationScoped
class DnsDoctor {
    private final Domains domains;
    private final DnsAdvice advice;
    private final DnsChecks checks;
    private final PolicyDoctor policies;
    private final String route;

    DnsDoctor(
            Domains domains,
            DnsAdvice advice,
            DnsChecks checks,
            PolicyDoctor policies,
            @ConfigProperty(name = "carillon.delivery.route", defaultValue = "mx") String route) {
        this.domains = domains;
        this.advice = advice;
        this.checks = checks;
        this.policies = policies;
        this.route = route;
    }

    List<Finding> examine() {
        if (route.equals("capture")) return List.of(Finding.ok("dns", "not looked at, as no letter leaves"));
        var findings = new ArrayList<Finding>();
        if (advice.pointers().isEmpty()) {
            findings.add(Finding.fail(
                    "address",
                    "the DNS has no address for " + advice.helo(),
                    "Publish one, or set carillon.hostname."));
        }
        for (DnsCheck check : checks.of(List.copyOf(records().values()))) findings.add(finding(check));
        findings.addAll(policies.examine());
        return findings;
    }

    /// Of all domains, those they share once; what is no more than advice stays on the page of its domain.
    private Map<String, DnsRecord> records() {
        var records = new LinkedHashMap<String, DnsRecord>();
        for (String domain : domains.all()) {
            for (DnsRecord record : advice.of(domain)) {
                boolean matters = record.purpose().needed() || record.purpose().actedOn();
                if (matters) records.put(record.name() + " " + record.purpose(), record);
            }
        }
        return records;
    }

    private Finding finding(DnsCheck check) {
        DnsRecord record = check.record();
        String text = record.purpose().word() + " record of " + record.name() + " is " + check.text();
        return switch (check.state()) {
            case PUBLISHED -> Finding.ok("dns", text);
            case UNKNOWN -> Finding.warn("dns", text, "Ask again later, or look at carillon.dns.server.");
            case MISSING -> missing(record, text);
            case DIFFERENT -> different(record, text);
        };
    }

    private Finding missing(DnsRecord record, String text) {
        // the smarthost answers for its own address
        if (record.purpose() == DnsRecord.Purpose.PTR && route.equals("smarthost"))
            return Finding.warn("dns", text, "");
        if (record.purpose().actedOn()) return Finding.warn("dns", text, publish(record));
        return Finding.fail("dns", text, publish(record));
    }

    /// Another key or another name for the address is a mistake; another way for letters or another policy may be
    /// meant.
    private Finding different(DnsRecord record, String text) {
        return switch (record.purpose()) {
            case DKIM, PTR -> Finding.fail("dns", text, publish(record));
            case MX -> Finding.warn("dns", text, "See whether that server passes letters on to this one.");
            case SPF, HELO_SPF -> Finding.warn("dns", text, "See whether it lets this server send.");
            case DMARC, MTA_STS, TLS_REPORTS, DKIM_NEXT, DKIM_RETIRING -> Finding.warn("dns", text, publish(record));
        };
    }

    private static String publish(DnsRecord record) {
        return "Publish: " + record.zoneLine().replaceAll("\\s+", " ");
    }
}
