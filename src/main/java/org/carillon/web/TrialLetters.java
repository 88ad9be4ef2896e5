package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;

/// The letters with which somebody can try rules: the latest of their folders, and what they paste.
@ApplicationScoped
class TrialLetters {
    /// Letters to choose from, and how many of them one folder may give.
    private static final int CHOICES = 20;

    private static final int OF_ONE_FOLDER = 8;
    private static final int FOLDERS = 40;

    /// Characters of a pasted letter.
    static final int LONGEST_PASTED = 300_000;
    /// Octets of a letter from a folder: rules look at all of it while somebody waits for the page.
    static final int LARGEST = 10 * 1024 * 1024;

    /// The first line of a letter: a field (RFC 5322 §2.2), or the line with which an mbox begins.
    private static final Pattern HEADER = Pattern.compile("\\A(From |[!-9;-~]{1,100}:)");

    /// @param key names the letter in forms and paths
    record Choice(String key, String words, boolean chosen) {}

    /// A letter, or a sentence that says why there is none.
    sealed interface Found {
        record Here(TrialLetter letter) implements Found {}

        record Nowhere(String why) implements Found {}
    }

    private record Seen(FolderName folder, Folders.Glance glance) {
        String key() {
            return folder.token() + "." + glance.letter().id();
        }

        private String place() {
            return folder.equals(FolderName.INBOX) ? "Inbox" : Harmless.line(folder.text(), "");
        }

        String words() {
            var message = new Message(glance.head());
            String from = TrialLetter.from(message);
            return TrialLetter.subject(message) + (from.isEmpty() ? "" : ", from " + from) + " (" + place() + ")";
        }
    }

    private final Folders folders;
    private final Clock clock;

    TrialLetters(Folders folders, Clock clock) {
        this.folders = folders;
        this.clock = clock;
    }

    /// Newest first.
    List<Choice> latest(Person person, String chosen) {
        return folders.of(person).stream()
                .filter(folder -> folder.letters() > 0)
                .limit(FOLDERS)
                .flatMap(folder -> seen(person, folder.name()))
                .sorted(Comparator.comparing((Seen s) -> s.glance().letter().at())
                        .reversed())
                .limit(CHOICES)
                .map(s -> new Choice(s.key(), s.words(), s.key().equals(chosen)))
                .toList();
    }

    private Stream<Seen> seen(Person person, FolderName folder) {
        return folders.page(person, folder, "", OF_ONE_FOLDER).stream()
                .filter(glance -> glance.head().length > 0)
                .map(glance -> new Seen(folder, glance));
    }

    /// The latest ones, and before them the chosen one when it is older.
    List<Choice> choices(Person person, String chosen) {
        List<Choice> latest = latest(person, chosen);
        if (chosen.isEmpty() || latest.stream().anyMatch(Choice::chosen)) return latest;
        if (!(filed(person, chosen) instanceof Found.Here older)) return latest;
        var all = new ArrayList<>(List.of(new Choice(chosen, older.letter().subject(), true)));
        all.addAll(latest);
        return all;
    }

    Found find(Person person, RuleForm.Chosen chosen) {
        if (!chosen.pasted().isBlank()) return pasted(chosen.pasted());
        if (chosen.filed().isEmpty()) return new Found.Nowhere("Paste a letter here, or choose one above.");
        return filed(person, chosen.filed());
    }

    private Found pasted(String typed) {
        String text = typed.replaceFirst("\\A(?:[ \\t]*\\r?\\n)+", "");
        if (text.length() > LONGEST_PASTED) {
            return new Found.Nowhere("This is longer than 300,000 characters; leave out attachments, or choose the "
                    + "letter from your folders.");
        }
        if (!HEADER.matcher(text).find()) {
            return new Found.Nowhere("A letter begins with its header: lines such as “From: ben@people.example” and "
                    + "“Subject: Chess”, then an empty line, then the text. Mail programs call it the source.");
        }
        return new Found.Here(TrialLetter.of(text.getBytes(StandardCharsets.UTF_8), clock.instant()));
    }

    private Found filed(Person person, String key) {
        int dot = key.indexOf('.');
        Optional<FolderName> folder = dot < 1 ? Optional.empty() : FolderName.ofToken(key.substring(0, dot));
        return folder.flatMap(name -> folders.read(person, name, key.substring(dot + 1)))
                .map(TrialLetters::filed)
                .orElse(new Found.Nowhere("The chosen letter is not in your folders any more; choose another one."));
    }

    private static Found filed(Folders.Opened opened) {
        if (opened.bytes().length > LARGEST) {
            return new Found.Nowhere("The chosen letter is larger than 10 MB; choose a smaller one.");
        }
        return new Found.Here(TrialLetter.of(opened.bytes(), opened.letter().at()));
    }
}
