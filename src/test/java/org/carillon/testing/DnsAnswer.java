package org.carillon.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carillon.testing.DnsServer.Manner;
import org.xbill.DNS.CNAMERecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/// One answer of [DnsServer], honest or not.
record DnsAnswer(Map<Name, List<Record>> records, Message query, boolean datagram) {
    /// What a datagram holds without EDNS (RFC 1035 §4.2.1).
    private static final int PLAIN = 512;

    /// How long "there is nothing" may be remembered (RFC 2308 §5).
    private static final int NEGATIVE_TTL = 60;

    /// Nothing where there is silence.
    Optional<byte[]> served(Manner manner) throws IOException {
        return switch (manner) {
            case WELL -> wire(honest());
            case SERVFAIL -> wire(failure(Rcode.SERVFAIL));
            case REFUSED -> wire(failure(Rcode.REFUSED));
            case SILENT, LOST_ONCE -> Optional.empty();
            case TRUNCATED -> wire(datagram ? truncated() : honest());
            case TRUNCATED_WITHOUT_TCP -> datagram ? wire(truncated()) : Optional.empty();
            case WRONG_ID -> wire(withId(query.getHeader().getID() ^ 1));
            case WRONG_QUESTION -> wire(aboutSomebodyElse());
            case GARBAGE -> Optional.of("not a message".getBytes(StandardCharsets.US_ASCII));
        };
    }

    private Optional<byte[]> wire(Message answer) {
        if (!datagram) return Optional.of(answer.toWire());
        OPTRecord opt = query.getOPT();
        int most = opt == null ? PLAIN : Math.max(PLAIN, opt.getPayloadSize());
        return Optional.of(answer.toWire(most)); // sets TC where it does not fit
    }

    private Message blank(int id) {
        var answer = new Message(id);
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.AA);
        answer.getHeader().setFlag(Flags.RA);
        return answer;
    }

    private Message blank() {
        Message answer = blank(query.getHeader().getID());
        answer.addRecord(query.getQuestion(), Section.QUESTION);
        return answer;
    }

    private Message failure(int code) {
        Message answer = blank();
        answer.getHeader().setRcode(code);
        return answer;
    }

    private Message truncated() {
        Message answer = blank();
        answer.getHeader().setFlag(Flags.TC);
        return answer;
    }

    private Message withId(int id) {
        Message answer = honest();
        answer.getHeader().setID(id);
        return answer;
    }

    private Message aboutSomebodyElse() throws IOException {
        Record asked = query.getQuestion();
        Name other = Name.fromString("somebody-else.example.");
        Message answer = blank(query.getHeader().getID());
        answer.addRecord(Record.newRecord(other, asked.getType(), DClass.IN), Section.QUESTION);
        for (Record one : records.getOrDefault(asked.getName(), List.of())) {
            if (one.getType() == asked.getType()) answer.addRecord(one.withName(other), Section.ANSWER);
        }
        return answer;
    }

    private Message honest() {
        Message answer = blank();
        Name name = query.getQuestion().getName();
        Set<Name> seen = new HashSet<>();
        Optional<Name> next = Optional.of(name);
        while (next.isPresent() && seen.add(next.get())) {
            name = next.get();
            next = add(answer, name);
        }
        boolean found = answer.getSection(Section.ANSWER).stream()
                .anyMatch(r -> r.getType() == query.getQuestion().getType());
        if (!found && next.isEmpty()) nothing(answer, name);
        return answer;
    }

    /// Adds what there is under the name, and returns the one that stands for it.
    private Optional<Name> add(Message answer, Name name) {
        Optional<Name> alias = Optional.empty();
        for (Record one : records.getOrDefault(name, List.of())) {
            boolean asked = one.getType() == query.getQuestion().getType();
            if (asked || one.getType() == Type.CNAME) answer.addRecord(one, Section.ANSWER);
            if (one instanceof CNAMERecord cname && !asked) alias = Optional.of(cname.getTarget());
        }
        return alias;
    }

    private void nothing(Message answer, Name name) {
        if (!records.containsKey(name)) answer.getHeader().setRcode(Rcode.NXDOMAIN);
        answer.addRecord(
                new SOARecord(Name.root, DClass.IN, NEGATIVE_TTL, Name.root, Name.root, 1, 60, 60, 60, NEGATIVE_TTL),
                Section.AUTHORITY);
    }
}
