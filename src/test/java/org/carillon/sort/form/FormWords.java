package org.carillon.sort.form;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;

/// What people type, and what nobody would.
final class FormWords {
    private FormWords() {}

    static Arbitrary<String> text(int most) {
        Arbitrary<Character> special = Arbitraries.of(
                '\\', '(', ')', '[', ']', '*', '+', '?', '|', '.', '^', '$', '`', '\'', '"', '#', '{', '}', '!', '<',
                '>', ' ', '/', '=', ':', '@', ',', '~', '&', ';', '%', '-');
        Arbitrary<Character> foreign = Arbitraries.of('ü', 'Ü', 'ß', 'ſ', 'İ', 'ı', 'Σ', 'ς', 'é', 'あ', '\u00a0', 'Ǆ');
        Arbitrary<Character> letter = Arbitraries.chars().range('A', 'z');
        Arbitrary<String> one = Arbitraries.frequencyOf(
                        Tuple.of(4, letter),
                        Tuple.of(4, special),
                        Tuple.of(1, foreign),
                        Tuple.of(1, Arbitraries.chars()))
                .map(String::valueOf);
        Arbitrary<String> word =
                Arbitraries.of("^TO_", "^FROM_DAEMON", "??", "\\/", "😀", "9^9", "=?utf-8?q?x?=", "TO", "$MATCH");
        return Arbitraries.frequencyOf(Tuple.of(9, one), Tuple.of(1, word))
                .list()
                .ofMaxSize(most)
                .map(parts -> String.join("", parts));
    }
}
