package org.carillon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.sort.form.Deed;
import org.carillon.sort.form.FormFaults;
import org.carillon.sort.form.FormRule;
import org.carillon.sort.form.Row;
import org.carillon.sort.form.Row.Place;

/// A rule as it stands in the form, right or wrong, with what is wrong beside it.
///
/// @param fault about the whole; empty when there is nothing to say
record RuleDraft(Head head, List<Condition> conditions, List<Doing> doings, String fault) {
    /// @param any one of the conditions is enough
    /// @param goOn the rules behind it are asked too
    record Head(String name, boolean on, boolean any, boolean goOn) {}

    /// @param place and `look`: values of [RuleWords]
    record Condition(String place, String field, String look, String value, String fault) {
        Condition with(String sentence) {
            return new Condition(place, field, look, value, sentence);
        }
    }

    record Doing(String deed, String target, String fault) {
        Doing with(String sentence) {
            return new Doing(deed, target, sentence);
        }
    }

    static final Condition NO_CONDITION = new Condition("from", "", "contains", "", "");
    static final Doing NO_DOING = new Doing("file", "", "");
    static final RuleDraft NEW =
            new RuleDraft(new Head("", true, false, false), List.of(NO_CONDITION), List.of(NO_DOING), "");

    static RuleDraft of(FormRule rule) {
        return new RuleDraft(
                new Head(rule.name(), rule.on(), rule.any(), rule.goOn()),
                rule.rows().stream().map(RuleDraft::condition).toList(),
                rule.deeds().stream().map(RuleDraft::doing).toList(),
                "");
    }

    private static Condition condition(Row row) {
        return switch (row) {
            case Row.Size size ->
                new Condition(size.larger() ? "larger" : "smaller", "", "contains", RuleWords.size(size.bytes()), "");
            case Row.Text text ->
                new Condition(
                        RuleWords.value(text.place()),
                        text.field(),
                        RuleWords.look(text.look(), text.not()),
                        text.value(),
                        "");
        };
    }

    private static Doing doing(Deed deed) {
        String target = switch (deed) {
            case Deed.File file -> file.folder();
            case Deed.Forward forward -> RuleWords.addresses(forward);
            case Deed.Inbox _, Deed.Discard _ -> "";
        };
        return new Doing(kind(deed), target, "");
    }

    private static String kind(Deed deed) {
        return switch (deed) {
            case Deed.File _ -> "file";
            case Deed.Inbox _ -> "inbox";
            case Deed.Forward _ -> "forward";
            case Deed.Discard _ -> "discard";
        };
    }

    /// The rule that was meant; only to be kept when [#checked] has no [#faulty].
    FormRule rule() {
        return new FormRule(
                head.name(),
                head.on(),
                head.any(),
                conditions.stream().map(RuleDraft::row).toList(),
                doings.stream().map(RuleDraft::deed).toList(),
                head.goOn());
    }

    private static Row row(Condition typed) {
        boolean larger = typed.place().equals("larger");
        if (larger || typed.place().equals("smaller")) {
            return new Row.Size(larger, RuleWords.bytes(typed.value()).orElse(-1L));
        }
        Place place = RuleWords.place(typed.place()).orElse(Place.FROM);
        boolean not = typed.look().endsWith("-not");
        return new Row.Text(place, typed.field(), RuleWords.look(typed.look()), not, typed.value());
    }

    private static Deed deed(Doing typed) {
        return switch (typed.deed()) {
            case "inbox" -> new Deed.Inbox();
            case "discard" -> new Deed.Discard();
            case "forward" -> new Deed.Forward(addresses(typed.target()));
            default -> new Deed.File(typed.target());
        };
    }

    private static List<Address> addresses(String target) {
        return words(target).stream()
                .flatMap(word -> Address.parse(word).stream())
                .distinct()
                .toList();
    }

    private static List<String> words(String target) {
        return List.of(target.strip().split("[,;\\s]+"));
    }

    /// With a sentence beside everything that is wrong.
    ///
    /// @param own addresses of the person, where a letter would come back
    RuleDraft checked(List<Address> own) {
        FormFaults faults = FormFaults.of(rule());
        var rows = new ArrayList<Condition>();
        for (int i = 0; i < conditions.size(); i++) rows.add(conditions.get(i).with(at(faults.rows(), i)));
        var deeds = new ArrayList<Doing>();
        for (int i = 0; i < doings.size(); i++) {
            Doing doing = doings.get(i);
            String here = addressFault(doing, own).orElse(at(faults.deeds(), i));
            deeds.add(doing.with(here.isEmpty() ? folderFault(doing) : here));
        }
        return new RuleDraft(head, rows, deeds, faults.rule());
    }

    private static String at(Map<Integer, String> faults, int index) {
        return faults.getOrDefault(index, "");
    }

    private static String folderFault(Doing doing) {
        try {
            if (deed(doing) instanceof Deed.File file) new FolderName(file.folder());
            return "";
        } catch (IllegalArgumentException sentence) {
            return String.valueOf(sentence.getMessage());
        }
    }

    private static Optional<String> addressFault(Doing doing, List<Address> own) {
        if (!doing.deed().equals("forward") || doing.target().isBlank()) return Optional.empty();
        for (String word : words(doing.target())) {
            Optional<Address> address = Address.parse(word);
            if (address.isEmpty()) {
                return Optional.of("\u201c" + Harmless.line(word, "") + "\u201d is not an address. Write one such as"
                        + " ana@example.org, or several with commas between them.");
            }
            if (own.stream().anyMatch(address.get()::sameMailbox)) {
                return Optional.of(address.get() + " is your own address: the letter would go in a circle. To keep a"
                        + " copy choose the inbox or a folder.");
            }
        }
        return Optional.empty();
    }

    boolean faulty() {
        return !fault.isEmpty()
                || conditions.stream().anyMatch(c -> !c.fault().isEmpty())
                || doings.stream().anyMatch(d -> !d.fault().isEmpty());
    }

    RuleDraft saying(String sentence) {
        return new RuleDraft(head, conditions, doings, sentence);
    }

    RuleDraft withCondition() {
        var more = new ArrayList<>(conditions);
        more.add(NO_CONDITION);
        return new RuleDraft(head, more, doings, fault);
    }

    RuleDraft withDoing() {
        var more = new ArrayList<>(doings);
        more.add(NO_DOING);
        return new RuleDraft(head, conditions, more, fault);
    }

    /// A number that no row has changes nothing.
    RuleDraft withoutCondition(int index) {
        return new RuleDraft(head, without(conditions, index), doings, fault);
    }

    RuleDraft withoutDoing(int index) {
        return new RuleDraft(head, conditions, without(doings, index), fault);
    }

    private static <T> List<T> without(List<T> all, int index) {
        var fewer = new ArrayList<>(all);
        if (index < fewer.size()) fewer.remove(index);
        return fewer;
    }
}
