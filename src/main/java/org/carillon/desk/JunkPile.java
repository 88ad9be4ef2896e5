package org.carillon.desk;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;
import org.carillon.spam.Fingerprint;
import org.jspecify.annotations.Nullable;

/// What lies in the *Junk* of somebody while their folders are looked at. Nothing is read before
/// somebody asks; then the folder is listed once, and only letters of the size in question are
/// opened: a mail program that copies a letter changes no octet of it.
final class JunkPile {
    /// Letters that are opened in all.
    private static final int MOST_OPENED = 100;

    private final Folders folders;
    private final Person person;
    private final Map<Long, Set<String>> fingerprints = new HashMap<>();
    private @Nullable Listing listing;
    private int opened;

    /// @param whole whether there was no letter too many
    private record Listing(boolean whole, Map<Long, List<Folders.FiledLetter>> bySize) {}

    JunkPile(Folders folders, Person person) {
        this.folders = folders;
        this.person = person;
    }

    /// Whether the same letter lies there as well, not marked as deleted; also true where that
    /// would take too long to find out.
    ///
    /// @param size octets of its file
    boolean mayHold(Message letter, long size) {
        Listing all = listing == null ? listed() : listing;
        listing = all;
        List<Folders.FiledLetter> alike = all.bySize().getOrDefault(size, List.of());
        if (!fingerprints.containsKey(size)) {
            if (!all.whole() || opened + alike.size() > MOST_OPENED) return true;
            opened += alike.size();
            fingerprints.put(size, fingerprints(alike));
        }
        return fingerprints.getOrDefault(size, Set.of()).contains(Fingerprint.of(letter));
    }

    private Listing listed() {
        return folders.kept(person, FolderName.JUNK)
                .map(all -> new Listing(true, all.stream().collect(Collectors.groupingBy(Folders.FiledLetter::size))))
                .orElse(new Listing(false, Map.of()));
    }

    private Set<String> fingerprints(List<Folders.FiledLetter> letters) {
        return letters.stream()
                .flatMap(letter -> folders.read(person, FolderName.JUNK, letter.id()).stream())
                .map(read -> Fingerprint.of(new Message(read.bytes())))
                .collect(Collectors.toSet());
    }
}
