package org.carillon.sort;

import java.util.List;
import java.util.Map;

final class Interpreter {
    private final byte[] letter;

    Interpreter(RuleSet rules, byte[] letter, Facts facts) {
        this.letter = letter;
    }

    Verdict verdict() {
        return new Verdict(List.of(new Action.Deliver("INBOX", Kind.MAILDIR, letter)), List.of(), Map.of(), List.of());
    }
}
