package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Message;
import org.carillon.mailbox.FiledMark;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.Person;
import org.carillon.spam.Bayes.Count;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;

/// What one person has said of letters by moving them in a mail program. A letter that this house
/// put elsewhere and that lies in *Junk* is spam; one that it put there, by the filter's word or a
/// rule of the person, and that lies in the inbox is wanted. Lying where it was put it says
/// nothing, unless the person has said the opposite of this very copy before and so has changed
/// their mind. Of another copy it means nothing: whoever sends a letter twice has not moved it.
@ApplicationScoped
class JunkLessons {
    /// Letters of one folder that are looked at each time.
    private static final int MOST = 100;

    /// Octets of a letter that is opened for this; spam is seldom a tenth of it.
    private static final long LARGEST = 1024 * 1024;

    private final Folders folders;
    private final SpamFilter filter;
    private final SpamMemory memory;

    /// Somebody whose folders are looked at.
    ///
    /// @param taught what their filter has learned before
    private record Visit(Person person, String scope, Count taught, JunkPile junk) {}

    JunkLessons(Folders folders, SpamFilter filter, SpamMemory memory) {
        this.folders = folders;
        this.filter = filter;
        this.memory = memory;
    }

    /// @param since what has not changed since then is not looked at
    /// @return how many letters were learned
    int of(Person person, Instant since) {
        List<Folders.Glance> junk = folders.changed(person, FolderName.JUNK, since, MOST);
        List<Folders.Glance> inbox = folders.changed(person, FolderName.INBOX, since, MOST);
        if (junk.isEmpty() && inbox.isEmpty()) return 0;
        String scope = SpamScopes.person(person.id());
        var visit = new Visit(person, scope, memory.learned(scope), new JunkPile(folders, person));
        return learn(FolderName.JUNK, visit, junk) + learn(FolderName.INBOX, visit, inbox);
    }

    private int learn(FolderName folder, Visit visit, List<Folders.Glance> letters) {
        int learned = 0;
        for (Folders.Glance letter : letters) {
            if (letter.letter().size() > LARGEST) continue;
            Optional<FolderName> put = FiledMark.of(new Message(letter.head()).headers());
            if (put.isPresent() && learn(folder, put.get(), visit, letter.letter())) learned++;
        }
        return learned;
    }

    /// Who moves a letter copies it and marks the first one as deleted, or does so later: as long
    /// as one lies in *Junk*, the other says nothing.
    private boolean learn(FolderName folder, FolderName put, Visit visit, Folders.FiledLetter letter) {
        boolean spam = folder.equals(FolderName.JUNK);
        boolean moved = spam != put.equals(FolderName.JUNK);
        int opposite = spam ? visit.taught().ham() : visit.taught().spam();
        if (!moved && opposite == 0) return false;
        Optional<Folders.Opened> opened = folders.read(visit.person(), folder, letter.id());
        if (opened.isEmpty()) return false;
        var message = new Message(opened.get().bytes());
        boolean news = memory.said(visit.scope(), message)
                .map(before -> before.spam() != spam && (moved || before.here()))
                .orElse(moved);
        if (!news || !spam && visit.junk().mayHold(message, letter.size())) return false;
        return filter.learnFrom(visit.scope(), message, spam);
    }
}
