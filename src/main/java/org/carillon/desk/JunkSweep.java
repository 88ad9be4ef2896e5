package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Message;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.spam.FiledScore;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.jboss.logging.Logger;

/// Learns from what people move in their mail programs, by an IMAP server that reads the same
/// Maildirs: nobody tells us, but a letter that we have not filed in *Junk* and that lies there was
/// put there, and one that we called spam and that lies in the inbox was fetched out. What has been
/// learned is not learned again, so that each node may look.
@ApplicationScoped
public class JunkSweep {
    private static final Logger LOG = Logger.getLogger(JunkSweep.class);

    /// People that are read at a time.
    private static final int PAGE = 200;

    /// Letters of one folder that are looked at each time.
    private static final int MOST = 100;

    /// Clocks of file servers differ from ours.
    private static final Duration SLACK = Duration.ofMinutes(2);

    private final People people;
    private final Folders folders;
    private final SpamFilter filter;
    private final SpamMemory memory;
    private final Clock clock;
    private volatile Instant since;

    JunkSweep(People people, Folders folders, SpamFilter filter, SpamMemory memory, Clock clock) {
        this.people = people;
        this.folders = folders;
        this.filter = filter;
        this.memory = memory;
        this.clock = clock;
        this.since = clock.instant().minus(SLACK);
    }

    /// Looks at what has changed since it was called last.
    ///
    /// @return how many letters were learned
    public int sweep() {
        if (!filter.learning()) return 0;
        Instant begun = clock.instant();
        int learned = 0;
        List<Person> page = people.page(0, PAGE);
        while (!page.isEmpty()) {
            for (Person person : page) learned += guarded(person);
            page = people.page(page.getLast().id(), PAGE);
        }
        since = begun.minus(SLACK);
        return learned;
    }

    private int guarded(Person person) {
        try {
            return junk(person) + inbox(person);
        } catch (UncheckedIOException away) {
            LOG.warnf("folders not looked at person=%d cause=%s", person.id(), away.getMessage());
            return 0;
        }
    }

    private int junk(Person person) {
        int learned = 0;
        for (Folders.Glance letter : folders.changed(person, FolderName.JUNK, since, MOST)) {
            FiledScore score = FiledScore.of(new Message(letter.head()).headers());
            boolean ours = !score.scored() || score.spam() || score.disowned();
            if (!ours) learned += learn(person, FolderName.JUNK, letter, true);
        }
        return learned;
    }

    private int inbox(Person person) {
        int learned = 0;
        for (Folders.Glance letter : folders.changed(person, FolderName.INBOX, since, MOST)) {
            FiledScore score = FiledScore.of(new Message(letter.head()).headers());
            if (score.scored()) learned += fetched(person, letter, score.spam());
        }
        return learned;
    }

    /// @param called whether we called it spam; else the person may have done so
    private int fetched(Person person, Folders.Glance letter, boolean called) {
        String scope = SpamScopes.person(person.id());
        if (!called && memory.learned(scope).spam() == 0) return 0;
        boolean said = folders.read(person, FolderName.INBOX, letter.letter().id())
                .flatMap(opened -> memory.said(scope, new Message(opened.bytes())))
                .orElse(false);
        return called || said ? learn(person, FolderName.INBOX, letter, false) : 0;
    }

    private int learn(Person person, FolderName folder, Folders.Glance letter, boolean spam) {
        Optional<Folders.Opened> opened =
                folders.read(person, folder, letter.letter().id());
        if (opened.isEmpty()) return 0;
        var message = new Message(opened.get().bytes());
        String scope = SpamScopes.person(person.id());
        if (memory.said(scope, message).filter(before -> before == spam).isPresent()) return 0;
        return filter.learnFrom(scope, message, spam) ? 1 : 0;
    }
}
