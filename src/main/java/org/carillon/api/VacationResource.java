package org.carillon.api;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.vacation.Decisions;
import org.carillon.vacation.Vacation;
import org.carillon.vacation.VacationForm;
import org.carillon.vacation.Vacations;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// A person's away message.
@Path("/api/v1/people/{address}/vacation")
@Tag(name = "vacation")
public class VacationResource {
    private static final int MOST_DECISIONS = 200;

    /// @param on true when it is switched on; `from` and `until` still say on which days it works
    /// @param from the first day as `2026-08-14`, or a minute of it as `2026-08-14T17:30`; null: at once
    /// @param until the last day or minute, null: until it is switched off
    /// @param every days within which nobody is answered twice
    /// @param addresses those whose letters are answered; empty: all of the person
    public record Away(
            boolean on,
            String text,
            String subject,
            @Nullable String from,
            @Nullable String until,
            String zone,
            int every,
            List<String> addresses) {
        static Away of(Vacation vacation) {
            var span = vacation.span();
            return new Away(
                    vacation.on(),
                    vacation.text(),
                    vacation.subject(),
                    span.from() == null ? null : span.from().toString(),
                    span.until() == null ? null : span.until().toString(),
                    span.zone().getId(),
                    vacation.everyDays(),
                    vacation.addresses().stream().map(Address::toString).toList());
        }
    }

    /// What is not named has its usual value, not the one from before.
    ///
    /// @param on usually true
    /// @param zone usually that of the server
    /// @param every usually 7
    public record Wish(
            @Nullable Boolean on,
            @Nullable String text,
            @Nullable String subject,
            @Nullable String from,
            @Nullable String until,
            @Nullable String zone,
            @Nullable Integer every,
            @Nullable List<@Nullable String> addresses) {
        VacationForm form() {
            var days = new VacationForm.Days(plain(from), plain(until), plain(zone));
            List<String> chosen = addresses == null
                    ? List.of()
                    : addresses.stream()
                            .filter(Objects::nonNull)
                            .map(String::valueOf)
                            .toList();
            String wanted = every == null ? "" : every.toString();
            return new VacationForm(on == null || on, plain(text), plain(subject), days, wanted, chosen);
        }

        private static String plain(@Nullable String text) {
            return text == null ? "" : text;
        }
    }

    /// What became of one letter.
    public record Decided(Instant time, String sender, String outcome) {}

    private final Vacations vacations;
    private final Decisions decisions;
    private final People people;

    VacationResource(Vacations vacations, Decisions decisions, People people) {
        this.vacations = vacations;
        this.decisions = decisions;
        this.people = people;
    }

    @GET
    @Operation(summary = "Show a person's away message, on or off")
    public Away show(@RestPath String address) {
        return shown(person(address));
    }

    @PUT
    @Operation(summary = "Set a person's away message; on a mistake the old one stays")
    public Away set(@RestPath String address, @Nullable Wish body) {
        Wish wish = Wanted.body(body);
        Person person = person(address);
        vacations.set(person.id(), wish.form().checked(people.addresses(person)));
        return shown(person);
    }

    @DELETE
    @Operation(summary = "Switch a person's replies off; the text is kept")
    public Away off(@RestPath String address) {
        Person person = person(address);
        vacations.off(person.id());
        return shown(person);
    }

    @GET
    @Path("decisions")
    @Operation(summary = "Show which letters were answered lately, and why others were not")
    public List<Decided> decisions(@RestPath String address, @QueryParam("limit") @Nullable Integer limit) {
        int most = Math.clamp(limit == null ? 50 : limit, 1, MOST_DECISIONS);
        return decisions.newest(person(address).id(), most).stream()
                .map(d -> new Decided(d.at(), d.sender(), d.outcome()))
                .toList();
    }

    private Away shown(Person person) {
        return Away.of(vacations.find(person.id()).orElseGet(() -> Vacation.none(ZoneId.systemDefault())));
    }

    private Person person(String address) {
        Address known = Address.of(address);
        return people.at(known).orElseThrow(() -> Refusal.notFound("Nobody has an account at " + known + "."));
    }
}
