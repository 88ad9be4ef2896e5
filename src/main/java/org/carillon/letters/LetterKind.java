package org.carillon.letters;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The letters that a list writes, and what their words may speak of. `templates/letters/NAME.txt` has the usual
/// ones.
public enum LetterKind {
    WELCOME("Somebody is on the list now", "Welcome to {list}", List.of("address"), List.of()),
    GOODBYE("Somebody has left", "You have left {list}", List.of("address"), List.of()),
    CONFIRM_JOIN(
            "Do you want to join?",
            "Please confirm: join {list}",
            List.of("address", "link", "token"),
            List.of("link", "token")),
    CONFIRM_LEAVE(
            "Do you want to leave?",
            "Please confirm: leave {list}",
            List.of("address", "link", "token"),
            List.of("link", "token")),
    CONFIRM_CHANGE(
            "Do you want that change?",
            "Please confirm: a change at {list}",
            List.of("address", "change", "link", "token"),
            List.of("link", "token")),
    CONFIRM_MOVE(
            "Do you have a new address?",
            "Please confirm: a new address at {list}",
            List.of("address", "new-address", "where", "link", "token"),
            List.of("link", "token")),
    CONFIRM_ARRIVAL(
            "Is that new address yours?",
            "Please confirm: your new address at {list}",
            List.of("address", "new-address", "where", "link", "token"),
            List.of("link", "token")),
    MOVED(
            "Somebody has a new address",
            "Your new address at {list}",
            List.of("address", "new-address", "lists"),
            List.of("new-address")),
    INVITATION(
            "Somebody is invited",
            "Invitation to {list}",
            List.of("name", "invited-by", "words", "link", "token"),
            List.of("link", "token")),
    DECLINED("Somebody is not let in", "Your request to join {list}", List.of("address", "reason"), List.of()),
    UNDECIDED("Nobody has decided about somebody", "Your request to join {list}", List.of("address"), List.of()),
    OPTIONS("Somebody asks for their options", "Your options at {list}", List.of("address", "link"), List.of("link")),
    WHO("Somebody asks who is on the list", "Who is on {list}", List.of("members"), List.of("members")),
    OLD_POST(
            "Somebody asks for a post of the archive",
            "{list}: post {number}",
            List.of("number", "posts", "subject"),
            List.of()),
    RECEIPT("A post has gone out", "Your post to {list} went out", List.of("subject"), List.of()),
    RESULTS("What became of commands", "Your commands to {list}", List.of("results"), List.of("results")),
    HELP("How to talk to the list", "How to talk to {list}", List.of(), List.of()),
    REQUEST(
            "To you: somebody wants to join",
            "{list}: {address} wants to join",
            List.of("address", "name", "words", "approve", "reject"),
            List.of("approve", "page")),
    HELD(
            "To you: a post waits",
            "{list}: a post waits for your decision",
            List.of("author", "subject", "reason", "notes", "number"),
            List.of("page", "number"));

    /// Of every letter: the list's name and its addresses.
    private static final List<String> COMMON =
            List.of("list", "list-address", "page", "request", "join", "leave", "owner");

    private final String when;
    private final String subject;
    private final List<String> own;
    private final List<String> needed;

    LetterKind(String when, String subject, List<String> own, List<String> needed) {
        this.when = when;
        this.subject = subject;
        this.own = own;
        this.needed = needed;
    }

    /// As it is called by programs and in paths: `confirm-join`.
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<LetterKind> of(String word) {
        return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
    }

    /// When it is written.
    public String when() {
        return when;
    }

    /// The usual one, with placeholders.
    public String subject() {
        return subject;
    }

    /// What may stand in braces.
    public List<String> placeholders() {
        var all = new ArrayList<>(own);
        all.addAll(COMMON);
        return List.copyOf(all);
    }

    /// One of these must stand in the body, or the letter is good for nothing; empty: none must.
    public List<String> needed() {
        return needed;
    }
}
