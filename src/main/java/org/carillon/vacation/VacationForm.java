package org.carillon.vacation;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.vacation.VacationException.Fault;
import org.jspecify.annotations.Nullable;

/// An away message as somebody typed it, before anybody looked at it. Empty texts mean: nothing said.
///
/// @param every days, as digits
public record VacationForm(boolean on, String text, String subject, Days days, String every, List<String> addresses) {
    /// Characters.
    public static final int MAX_TEXT = 10_000;

    public static final int MAX_SUBJECT = 200;

    /// The longest silence between two replies to one sender (RFC 5230 §4.1: more than 30).
    public static final int MAX_DAYS = 90;

    /// @param from and
    /// @param until a whole day as `2026-08-14`, or a minute as `2026-08-14T17:30`
    /// @param zone as `Europe/Berlin`; empty: that of this machine
    public record Days(String from, String until, String zone) {}

    public VacationForm {
        addresses = List.copyOf(addresses);
    }

    /// What is kept of an away message, typed.
    public static VacationForm of(Vacation vacation) {
        Span span = vacation.span();
        return new VacationForm(
                vacation.on(),
                vacation.text(),
                vacation.subject(),
                new Days(typed(span.from()), typed(span.until()), span.zone().getId()),
                Integer.toString(vacation.everyDays()),
                vacation.addresses().stream().map(Address::toString).toList());
    }

    private static String typed(@Nullable Edge edge) {
        return edge == null ? "" : edge.toString();
    }

    /// @param own all addresses of the person
    /// @throws VacationException with a sentence for each field that is wrong
    public Vacation checked(List<Address> own) {
        var faults = new ArrayList<Fault>();
        String words = text.replace("\r\n", "\n").replace('\r', '\n').strip();
        textFault(words).ifPresent(why -> faults.add(new Fault("text", why)));
        subjectFault().ifPresent(why -> faults.add(new Fault("subject", why)));
        Span span = span(faults);
        int everyDays = everyDays(faults);
        List<Address> chosen = chosen(own, faults);
        if (!faults.isEmpty()) throw new VacationException(faults);
        return new Vacation(on, words, subject.strip(), span, everyDays, chosen);
    }

    private Optional<String> textFault(String words) {
        if (on && words.isEmpty()) {
            return Optional.of("The text is empty; write what people who write to you shall read.");
        }
        if (words.length() > MAX_TEXT) {
            return Optional.of("The text has " + words.length() + " characters; at most " + MAX_TEXT + " are allowed.");
        }
        boolean odd = words.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\t');
        return odd
                ? Optional.of("The text holds a control character; remove what is no letter, sign or line break.")
                : Optional.empty();
    }

    private Optional<String> subjectFault() {
        if (subject.strip().length() > MAX_SUBJECT) {
            return Optional.of("The subject is longer than " + MAX_SUBJECT + " characters; shorten it.");
        }
        return subject.strip().chars().anyMatch(Character::isISOControl)
                ? Optional.of("The subject must be a single line.")
                : Optional.empty();
    }

    private Span span(List<Fault> faults) {
        @Nullable Edge from = edge("from", days.from().strip(), faults);
        @Nullable Edge until = edge("until", days.until().strip(), faults);
        if (from != null && until != null && !from.opens().isBefore(until.closes())) {
            faults.add(new Fault("until", backwards(from, until)));
        }
        return new Span(from, until, zone(faults));
    }

    private static String backwards(Edge from, Edge until) {
        return from.time() == null && until.time() == null
                ? "The last day, " + until + ", is before the first, " + from + "; exchange or correct them."
                : "The end, " + until + ", is not behind the beginning, " + from + "; exchange or correct them.";
    }

    private static @Nullable Edge edge(String field, String text, List<Fault> faults) {
        if (text.isEmpty()) return null;
        Optional<Edge> edge = Edge.parse(text);
        if (edge.isEmpty()) {
            String like = "write it like 2026-08-14, or with a time like 2026-08-14T17:30.";
            faults.add(new Fault(field, "\"" + shown(text) + "\" is no day; " + like));
        }
        return edge.orElse(null);
    }

    /// However somebody writes it: `europe/berlin` and `America/New York` are known, too.
    private ZoneId zone(List<Fault> faults) {
        String name = days.zone().strip().replace(' ', '_');
        if (name.isEmpty()) return ZoneId.systemDefault();
        try {
            return ZoneId.of(ZoneId.getAvailableZoneIds().stream()
                    .filter(name::equalsIgnoreCase)
                    .findFirst()
                    .orElse(name));
        } catch (DateTimeException unknown) {
            faults.add(new Fault(
                    "zone",
                    "\"" + shown(days.zone()) + "\" is no time zone that is known here; write it like Europe/Berlin."));
            return ZoneId.systemDefault();
        }
    }

    private int everyDays(List<Fault> faults) {
        String number = every.strip();
        if (number.isEmpty()) return Vacation.USUAL_DAYS;
        if (number.matches("[0-9]{1,4}")) {
            int value = Integer.parseInt(number);
            if (value >= 1 && value <= MAX_DAYS) return value;
        }
        faults.add(new Fault(
                "every",
                "\"" + shown(number) + "\" is not a number of days from 1 to " + MAX_DAYS
                        + "; nobody is answered twice within it."));
        return Vacation.USUAL_DAYS;
    }

    private List<Address> chosen(List<Address> own, List<Fault> faults) {
        var chosen = new ArrayList<Address>();
        for (String text : addresses) {
            if (text.isBlank()) continue;
            Optional<Address> mine = Address.parse(text.strip())
                    .flatMap(a -> own.stream().filter(a::sameMailbox).findFirst());
            if (mine.isEmpty()) {
                String known =
                        String.join(", ", own.stream().map(Address::toString).toList());
                faults.add(new Fault(
                        "addresses", "\"" + shown(text) + "\" is not one of your addresses; those are " + known + "."));
                return chosen;
            }
            if (!chosen.contains(mine.get())) chosen.add(mine.get());
        }
        return chosen;
    }

    private static String shown(String text) {
        String plain = text.strip().replaceAll("\\p{Cntrl}", "?");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }
}
