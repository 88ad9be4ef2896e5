package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.vacation.Addressee;
import org.carillon.vacation.AwayLetter;
import org.carillon.vacation.Decisions;
import org.carillon.vacation.SampleLetter;
import org.carillon.vacation.Vacation;
import org.carillon.vacation.VacationException;
import org.carillon.vacation.VacationForm;
import org.carillon.vacation.Vacations;
import org.jspecify.annotations.Nullable;

/// What [AwayPages] shows of a person's away message, and does with it.
@ApplicationScoped
class AwayDesk {
    /// Decisions on a page of them.
    static final int PAGE = 50;
    /// Decisions below the form.
    private static final int FEW = 8;

    /// To choose from; others can be typed.
    static final List<String> ZONES = Stream.concat(
                    Stream.of("UTC"),
                    ZoneId.getAvailableZoneIds().stream()
                            .filter(z -> z.matches(
                                    "(Africa|America|Antarctica|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.*"))
                            .sorted())
            .toList();

    private final Vacations vacations;
    private final Decisions decisions;
    private final People people;
    private final Clock clock;

    AwayDesk(Vacations vacations, Decisions decisions, People people, Clock clock) {
        this.vacations = vacations;
        this.decisions = decisions;
        this.people = people;
        this.clock = clock;
    }

    Vacation kept(Person person) {
        return vacations.find(person.id()).orElseGet(() -> Vacation.none(ZoneId.systemDefault()));
    }

    AwayState state(Person person) {
        return AwayState.of(kept(person), clock.instant());
    }

    List<Address> addresses(Person person) {
        return people.addresses(person);
    }

    AwayForm form(Person person, Vacation vacation) {
        return AwayForm.of(VacationForm.of(vacation), addresses(person));
    }

    /// The check that programs and the command line share; besides, a form with boxes for addresses needs a tick.
    ///
    /// @throws VacationException with a sentence for each field that is wrong
    Vacation checked(Person person, AwayForm form, boolean on) {
        var faults = new ArrayList<VacationException.Fault>();
        if (form.noneChosen()) {
            faults.add(new VacationException.Fault("addresses", "Choose at least one of your addresses."));
        }
        try {
            Vacation vacation = form.typed(on).checked(addresses(person));
            if (faults.isEmpty()) return vacation;
        } catch (VacationException wrong) {
            faults.addAll(wrong.faults());
        }
        throw new VacationException(faults);
    }

    void set(Person person, Vacation vacation) {
        vacations.set(person.id(), vacation);
    }

    boolean off(Person person) {
        return vacations.off(person.id());
    }

    /// What a friend would get; null while there is no text.
    @Nullable
    AwayLetter sample(Person person, Vacation vacation) {
        if (vacation.text().isEmpty()) return null;
        List<Address> own = addresses(person);
        Address written = vacation.addresses().isEmpty()
                ? own.getFirst()
                : vacation.addresses().getFirst();
        var to = new Addressee(person.id(), person.name(), own, written);
        return SampleLetter.answered(vacation, to).orElse(null);
    }

    List<AwayLine> newest(Person person) {
        return lines(decisions.newest(person.id(), FEW));
    }

    /// One more than a page holds, when there are more.
    List<AwayLine> page(Person person) {
        return lines(decisions.newest(person.id(), PAGE + 1));
    }

    List<AwayLine> page(Person person, long before) {
        return lines(decisions.before(person.id(), before, PAGE + 1));
    }

    private static List<AwayLine> lines(List<Decisions.Decided> decided) {
        return decided.stream().map(AwayLine::of).toList();
    }
}
