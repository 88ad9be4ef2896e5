package org.carillon.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.rules.Paper;
import org.carillon.sort.Action;
import org.carillon.sort.Dialect;

/// What would become of a letter, in words. It says what the pipeline would do with the same verdict: a list goes by
/// the first word that decides, the site sets aside what any rule holds.
final class Fate {
    private final Dialect dialect;
    private final Paper paper;
    private final Predicate<Address> agreed;
    private final List<String> sentences = new ArrayList<>();
    private boolean decided;

    private Fate(Dialect dialect, Paper paper, Predicate<Address> agreed) {
        this.dialect = dialect;
        this.paper = paper;
        this.agreed = agreed;
    }

    /// @param agreed whether letters may be forwarded to that address
    static List<String> of(Dialect dialect, List<Action> actions, Paper paper, Predicate<Address> agreed) {
        var fate = new Fate(dialect, paper, agreed);
        boolean held = dialect == Dialect.SITE && actions.stream().anyMatch(a -> a instanceof Action.Hold);
        for (Action action : actions) if (!held || action instanceof Action.Hold) fate.add(action);
        if (!fate.decided) fate.sentences.add(undecided(dialect));
        return List.copyOf(fate.sentences);
    }

    private static String undecided(Dialect dialect) {
        return switch (dialect) {
            case PERSON -> "It stays in your inbox.";
            case LIST -> "No rule decides: the list treats the letter as it would without rules.";
            case SITE -> "No rule decides: the letter goes on to whom it was sent.";
        };
    }

    private void add(Action action) {
        switch (action) {
            case Action.Deliver deliver -> decide(deliver(deliver));
            case Action.Forward forward -> forward(forward.to());
            case Action.Discard _ -> decide("It is thrown away, and nobody is told.");
            case Action.Accept _ -> decide(accept());
            case Action.Hold hold ->
                decide("It is held" + (dialect == Dialect.SITE ? " for an admin" : " for an owner")
                        + because(hold.reason()));
            case Action.Reject reject ->
                decide("It is sent back to its author, or held while it is not proven who that is"
                        + because(reject.text()));
            case Action.Tag tag -> sentences.add("It gets the field " + Paper.TAG_FIELD + ": " + tag.word());
            case Action.Refused refused ->
                sentences.add("Line " + refused.line() + " is passed over: " + Harmless.line(refused.why(), ""));
        }
    }

    /// A list hears only the first word, and to the site a word said twice means the same.
    private void decide(String sentence) {
        boolean counts = switch (dialect) {
            case PERSON -> true;
            case LIST -> !decided;
            case SITE -> !sentences.contains(sentence);
        };
        if (counts) sentences.add(sentence);
        decided = true;
    }

    private String accept() {
        return dialect == Dialect.SITE
                ? "It goes on to whom it was sent."
                : "The list takes it without asking further whether it may go out.";
    }

    private String deliver(Action.Deliver deliver) {
        FolderName folder = FolderName.parse(deliver.folder()).orElse(FolderName.INBOX);
        boolean inbox = folder.equals(FolderName.INBOX);
        if (paper.whole(deliver.bytes())) {
            return inbox ? "It stays in your inbox." : "It goes to the folder " + quoted(folder) + ".";
        }
        String part = "A part of it (" + Words.bytes(deliver.bytes().length) + ") goes to ";
        return part + (inbox ? "your inbox." : "the folder " + quoted(folder) + ".");
    }

    private static String quoted(FolderName folder) {
        return "“" + Harmless.line(folder.text(), "") + "”";
    }

    private void forward(List<Address> to) {
        List<Address> now = to.stream().filter(agreed).toList();
        List<Address> later = to.stream().filter(agreed.negate()).toList();
        if (!now.isEmpty()) decide("It is forwarded to " + words(now) + ".");
        if (!later.isEmpty()) {
            decide("It would be forwarded to " + words(later)
                    + ", who must agree first; until then it stays in your inbox.");
        }
    }

    private static String words(List<Address> addresses) {
        return addresses.stream().map(Address::toString).collect(Collectors.joining(" and "));
    }

    private static String because(String reason) {
        String line = Harmless.line(reason, "");
        return line.isEmpty() ? "." : ": “" + line + "”";
    }
}
