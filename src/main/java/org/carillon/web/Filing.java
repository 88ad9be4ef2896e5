package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamScopes;

/// Puts letters of somebody into other folders. What goes into *Junk* and what comes out of it teaches the spam filter.
@ApplicationScoped
class Filing {
    /// What is thrown away from *Junk* is not wanted for it.
    private static final Set<String> BINS = Set.of("trash", "deleted", "deleted messages", "deleted items");

    private final Folders folders;
    private final SpamFilter filter;

    /// What a person says of a letter by putting it elsewhere.
    private enum Lesson {
        SPAM,
        WANTED,
        NONE
    }

    /// What came of it.
    ///
    /// @param moved letters that lie elsewhere now; others had gone meanwhile
    /// @param learned whether the filter has learned them
    record Moved(int moved, FolderName to, boolean learned) {
        String sentence() {
            if (moved == 0) return "Nothing was moved: the letters have gone meanwhile.";
            String where = to.equals(FolderName.INBOX) ? "the inbox" : FolderView.title(to);
            boolean one = moved == 1;
            String lie = (one ? "The letter lies in " : moved + " letters lie in ") + where + " now";
            return lie + (learned ? ", and the filter has learned " + (one ? "it." : "them.") : ".");
        }
    }

    Filing(Folders folders, SpamFilter filter) {
        this.folders = folders;
        this.filter = filter;
    }

    Moved spam(Person person, FolderName from, List<String> letters) {
        return move(person, from, letters, FolderName.JUNK, Lesson.SPAM);
    }

    Moved wanted(Person person, FolderName from, List<String> letters) {
        return move(person, from, letters, FolderName.INBOX, Lesson.WANTED);
    }

    Moved move(Person person, FolderName from, List<String> letters, FolderName to) {
        return move(person, from, letters, to, lesson(from, to));
    }

    private static Lesson lesson(FolderName from, FolderName to) {
        boolean binned = BINS.contains(to.text().toLowerCase(Locale.ROOT));
        if (from.equals(to) || binned) return Lesson.NONE;
        if (to.equals(FolderName.JUNK)) return Lesson.SPAM;
        return from.equals(FolderName.JUNK) ? Lesson.WANTED : Lesson.NONE;
    }

    private Moved move(Person person, FolderName from, List<String> letters, FolderName to, Lesson lesson) {
        int moved = 0;
        boolean learned = false;
        for (String letter : letters) {
            Optional<Folders.Opened> opened = folders.read(person, from, letter);
            if (opened.isEmpty() || !folders.move(person, from, letter, to)) continue;
            moved++;
            learned |= teach(person, opened.get(), lesson);
        }
        return new Moved(moved, to, learned);
    }

    private boolean teach(Person person, Folders.Opened letter, Lesson lesson) {
        if (lesson == Lesson.NONE) return false;
        var message = new Message(letter.bytes());
        return filter.learnFrom(SpamScopes.person(person.id()), message, lesson == Lesson.SPAM);
    }
}
