package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import org.carillon.sort.Order.Saying;

/// Carries out what action lines say, by writing it down.
final class Deeds {
    private static final int MAX_TEXT = 500;

    private final Letter letter;
    private final Facts facts;
    private final Folders folders;
    private final Variables variables;
    private final Minutes minutes;

    Deeds(Letter letter, Facts facts, Folders folders, Variables variables, Minutes minutes) {
        this.letter = letter;
        this.facts = facts;
        this.folders = folders;
        this.variables = variables;
        this.minutes = minutes;
    }

    /// @return whether at least the first folder takes it
    boolean into(Order.Into order, Flags flags, String prefix, int line) {
        List<Held> names = new Expander(variables).many(order.folders());
        String first = names.isEmpty() ? "" : names.getFirst().text();
        if (first.equals("/dev/null")) {
            minutes.act(new Action.Discard());
            return true;
        }
        boolean several = first.endsWith("/") || first.endsWith("/.");
        byte[] bytes = letter.fed(
                flags,
                folders.canonical(prefix, first, names.getFirst().foreign()).kind());
        var reached = new ArrayList<String>();
        for (Held name : several ? names : names.subList(0, 1)) {
            boolean done = deliver(name, bytes, prefix, line);
            if (!done && reached.isEmpty()) return false;
            if (done) reached.add(name.text());
        }
        variables.put("LASTFOLDER", Held.own(String.join(" ", reached)));
        return true;
    }

    private boolean deliver(Held name, byte[] bytes, String prefix, int line) {
        Folders.Name canonical = folders.canonical(prefix, name.text(), name.foreign());
        String folder = canonical.folder();
        if (folder == null) {
            minutes.refuse(line, String.valueOf(canonical.why()));
            return false;
        }
        if (!facts.takes().test(Latin.outward(folder))) {
            minutes.note(line, "the folder " + Faults.quote(folder) + " cannot be written to");
            return false;
        }
        minutes.act(new Action.Deliver(Latin.outward(folder), canonical.kind(), bytes, false));
        return true;
    }

    boolean forward(Order.ForwardTo order, int line) {
        List<Held> words = new Expander(variables).many(order.addresses());
        Recipients recipients = Recipients.of(words.stream().map(Held::text).toList());
        if (recipients.why() != null) {
            minutes.refuse(line, recipients.why());
            return false;
        }
        minutes.act(new Action.Forward(recipients.to()));
        return true;
    }

    /// @return whether the letter's fate is decided by it
    boolean say(Order.Say order, int line) {
        var words = new ArrayList<String>();
        for (Held word : new Expander(variables).many(order.rest())) words.add(word.text());
        String text = clean(String.join(" ", words));
        switch (order.saying()) {
            case ACCEPT -> minutes.act(new Action.Accept());
            case HOLD -> minutes.act(new Action.Hold(text));
            case REJECT -> minutes.act(new Action.Reject(text));
            case DISCARD -> minutes.act(new Action.Discard());
            case TAG -> {
                if (Saying.tagLike(text)) minutes.act(new Action.Tag(text));
                else minutes.refuse(line, "A tag is one word of at most 64 letters, digits and -_.");
                return false;
            }
        }
        return true;
    }

    private static String clean(String inward) {
        String text = Latin.outward(inward).replaceAll("\\p{Cntrl}+", " ").strip();
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    }

    /// Where a letter goes that no rule took.
    void byDefault(String prefix) {
        Held place = variables.find("DEFAULT");
        String text = place == null ? "" : place.text();
        if (text.equals("/dev/null")) {
            minutes.act(new Action.Discard());
            return;
        }
        if (!text.isEmpty() && place != null) {
            Folders.Name name = folders.canonical(prefix, text, place.foreign());
            String folder = name.folder();
            boolean takes = folder != null && facts.takes().test(Latin.outward(folder));
            if (folder != null && takes) {
                deliverDefault(folder, name.kind());
                return;
            }
            minutes.log("DEFAULT is " + Faults.quote(text) + ", where nothing can be put: "
                    + (name.why() == null ? "it cannot be written to." : name.why()));
        }
        deliverDefault(Folders.INBOX, Kind.MBOX);
    }

    private void deliverDefault(String folder, Kind kind) {
        minutes.act(new Action.Deliver(Latin.outward(folder), kind, letter.fed(new Flags(""), kind), true));
    }
}
