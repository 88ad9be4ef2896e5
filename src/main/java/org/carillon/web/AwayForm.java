package org.carillon.web;

import java.util.List;
import org.carillon.mail.Address;
import org.carillon.vacation.VacationException;
import org.carillon.vacation.VacationForm;

/// An away message in the form: as it is kept, or as somebody typed it.
///
/// @param every days
/// @param own all addresses of the person
record AwayForm(String text, String subject, Days days, String every, List<Own> own, Faults faults) {
    /// @param zone as `Europe/Berlin`
    record Days(When from, When until, String zone) {}

    /// A day and perhaps a minute of it, as the two controls hold them.
    record When(String day, String time) {
        static When of(String text) {
            int mark = text.indexOf('T');
            return mark < 0 ? new When(text, "") : new When(text.substring(0, mark), text.substring(mark + 1));
        }

        /// As [VacationForm] reads it. A time without a day is not passed over: it is no day.
        String text() {
            return time.isEmpty() ? day : day + "T" + time;
        }
    }

    /// @param mine false for one that somebody sent and that is not theirs; shown, so that they can take it away
    /// @param chosen letters to it are answered
    record Own(String address, boolean mine, boolean chosen) {}

    /// Sentences beside the fields; empty where all is well.
    record Faults(List<VacationException.Fault> all) {
        static final Faults NONE = new Faults(List.of());

        /// As the template asks, with a name of [VacationException.Fault].
        public String at(String field) {
            return all.stream()
                    .filter(fault -> fault.field().equals(field))
                    .map(VacationException.Fault::why)
                    .findFirst()
                    .orElse("");
        }
    }

    /// @param kept without addresses: letters to all of them are answered
    static AwayForm of(VacationForm kept, List<Address> own) {
        var days = kept.days();
        List<Own> chosen = own.stream()
                .map(Address::toString)
                .map(a -> new Own(
                        a, true, kept.addresses().isEmpty() || kept.addresses().contains(a)))
                .toList();
        return new AwayForm(
                kept.text(),
                kept.subject(),
                new Days(When.of(days.from()), When.of(days.until()), days.zone()),
                kept.every(),
                chosen,
                Faults.NONE);
    }

    AwayForm with(List<VacationException.Fault> faults) {
        return new AwayForm(text, subject, days, every, own, new Faults(faults));
    }

    /// For the one check that pages, programs and the command line share. Who has chosen all addresses means those
    /// that will be added, too.
    VacationForm typed(boolean on) {
        var dated = new VacationForm.Days(days.from().text(), days.until().text(), days.zone());
        boolean all = own.stream().allMatch(a -> a.mine() && a.chosen());
        List<String> chosen = own.stream().filter(Own::chosen).map(Own::address).toList();
        return new VacationForm(on, text, subject, dated, every, all ? List.of() : chosen);
    }

    /// People with a single address are not asked which one.
    public boolean several() {
        return own.size() > 1;
    }

    boolean noneChosen() {
        return own.stream().noneMatch(Own::chosen);
    }
}
