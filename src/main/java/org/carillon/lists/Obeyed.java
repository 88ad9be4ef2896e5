package org.carillon.lists;

import java.util.List;

/// What became of a command, and the letters it causes besides.
record Obeyed(ListAnswer.Result result, List<ListAnswer> letters) {
    Obeyed {
        letters = List.copyOf(letters);
    }

    static Obeyed told(String command, String outcome) {
        return new Obeyed(new ListAnswer.Result(command, outcome), List.of());
    }

    static Obeyed with(String command, String outcome, ListAnswer letter) {
        return new Obeyed(new ListAnswer.Result(command, outcome), List.of(letter));
    }

    static Obeyed of(String command, Admission admission) {
        return new Obeyed(new ListAnswer.Result(command, admission.sentence()), admission.letters());
    }

    /// One of the letters tells the asker what became of it; others go to somebody else.
    boolean answers(Asker asker) {
        return letters.stream().anyMatch(letter -> switch (letter) {
            case ListAnswer.Confirm confirm -> confirm.asker().address().equals(asker.address());
            case ListAnswer.Help help -> true;
            case ListAnswer.OptionsLink link -> true;
            case ListAnswer.Who who -> true;
            case ListAnswer.OldPost post -> true;
            case ListAnswer.Welcome welcome -> welcome.asker().equals(asker);
            case ListAnswer.Veiled veiled -> true;
            case ListAnswer.Goodbye goodbye -> goodbye.asker().equals(asker);
            default -> false;
        });
    }
}
