package org.carillon.trust.dmarc;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carillon.dns.Answer;
import org.carillon.dns.Records;

/// The way from a name up to its top-level domain, and the records that stand there (RFC 9989, "DNS Tree Walk").
///
/// @param start the name where it began, in lower case
/// @param found from the longest name to the shortest
/// @param interrupted the DNS did not answer somewhere, so that more may stand there
record Walk(String start, List<Found> found, boolean interrupted) {
    /// Of a long name only the end is asked for, so that nobody makes us ask more often than this.
    static final int MOST_QUERIES = 8;

    record Found(String domain, DmarcRecord record) {}

    static Walk from(String domain, Records dns) {
        var found = new ArrayList<Found>();
        boolean interrupted = false;
        for (String name : names(domain)) {
            Answer<String> answer = dns.texts("_dmarc." + name);
            if (answer instanceof Answer.TryAgain<String>) interrupted = true;
            Optional<DmarcRecord> record = only(answer);
            if (record.isEmpty()) continue;
            found.add(new Found(name, record.get()));
            if (ends(record.get(), name.equals(domain))) break;
        }
        return new Walk(domain, List.copyOf(found), interrupted);
    }

    /// The name, then its last seven labels at most, then one less each time.
    static List<String> names(String domain) {
        String[] labels = domain.split("\\.", -1);
        var names = new ArrayList<String>();
        names.add(domain);
        for (int left = Math.min(labels.length, MOST_QUERIES) - 1; left > 0; left--) {
            names.add(String.join(".", Arrays.asList(labels).subList(labels.length - left, labels.length)));
        }
        return names;
    }

    /// Several are as good as none.
    private static Optional<DmarcRecord> only(Answer<String> answer) {
        if (!(answer instanceof Answer.Found<String>(var texts))) return Optional.empty();
        List<DmarcRecord> records =
                texts.stream().map(DmarcRecord::parse).flatMap(Optional::stream).toList();
        return records.size() == 1 ? Optional.of(records.getFirst()) : Optional.empty();
    }

    private static boolean ends(DmarcRecord record, boolean first) {
        return switch (record.psd()) {
            case NO -> true;
            case YES -> !first;
            case UNKNOWN -> false;
        };
    }

    /// The name that stands for the whole organisation; the start itself when no record tells.
    String organization() {
        for (Found one : found) {
            if (one.record().psd() == DmarcRecord.Suffix.NO) return one.domain();
            if (suffix(one)) return below(one.domain());
        }
        return found.isEmpty() ? start : found.getLast().domain();
    }

    private boolean suffix(Found one) {
        return one.record().psd() == DmarcRecord.Suffix.YES && !one.domain().equals(start);
    }

    /// The start's part that has one label more.
    private String below(String suffix) {
        String rest = start.substring(0, start.length() - suffix.length() - 1);
        return rest.substring(rest.lastIndexOf('.') + 1) + "." + suffix;
    }

    /// The record that applies: of the name itself, else of its organisation, else of the public suffix above.
    Optional<Found> applies() {
        String organization = organization();
        return at(start)
                .or(() -> at(organization))
                .or(() -> found.stream().filter(this::suffix).findFirst());
    }

    private Optional<Found> at(String domain) {
        return found.stream().filter(one -> one.domain().equals(domain)).findFirst();
    }
}
