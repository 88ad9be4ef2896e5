package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.ImportReport;
import org.carillon.lists.Intake;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberChange;
import org.carillon.lists.MemberDeeds;
import org.carillon.lists.MemberPage;
import org.carillon.lists.MemberQuery;
import org.carillon.lists.MemberSearch;
import org.carillon.lists.MemberSource;
import org.carillon.lists.MemberWork;
import org.carillon.lists.Members;
import org.carillon.lists.SettingException;
import org.carillon.store.DatabaseException;
import org.jboss.logging.Logger;

/// Does what takes longer than a page may take: reads files of members, and does one thing with all that were found.
/// Whoever
/// asked looks at [MemberWork] meanwhile. Two at a time; the others wait.
@ApplicationScoped
public class MemberDesk {
    private static final Logger LOG = Logger.getLogger(MemberDesk.class);
    private static final int AT_ONCE = 2;
    private static final int CHUNK = 1000;
    /// Wrong lines that are shown one by one.
    private static final int SHOWN = 100;

    private static final long BEAT_NANOS = 500_000_000L;

    private final Members members;
    private final Intake intake;
    private final MemberSearch search;
    private final MemberDeeds deeds;
    private final MemberWork works;
    private final Semaphore room = new Semaphore(AT_ONCE);

    MemberDesk(Members members, Intake intake, MemberSearch search, MemberDeeds deeds, MemberWork works) {
        this.members = members;
        this.intake = intake;
        this.search = search;
        this.deeds = deeds;
        this.works = works;
    }

    private interface Work {
        /// Returns what came of it.
        String run(LongConsumer progress) throws IOException;
    }

    /// Takes in the members of a file, which is deleted at the end. Returns the number of the work.
    ///
    /// @throws SettingException while something else is done with the members of that list; the file is gone then
    public long importFile(MailingList list, Path file, String name, Actor actor) throws IOException {
        try {
            refuseTwo(list);
        } catch (SettingException busy) {
            Files.deleteIfExists(file);
            throw busy;
        }
        long id = works.begin(list, name, Files.size(file), actor.by());
        start(id, progress -> {
            try {
                return told(intake.importAll(list, MemberSource.file(file), actor, progress));
            } finally {
                Files.deleteIfExists(file);
            }
        });
        return id;
    }

    private void refuseTwo(MailingList list) {
        works.running(list.id()).ifPresent(work -> {
            throw new SettingException("Something is being done with the members of this list (" + work.title()
                    + "); wait until that is over, then do it again.");
        });
    }

    /// Changes all that are found.
    ///
    /// @throws SettingException while something else is done with the members of that list
    public long changeAll(MailingList list, MemberQuery query, MemberChange change, String title, By by) {
        return all(list, query, title, by, some -> deeds.change(some, change, by), "changed");
    }

    /// Removes all that are found.
    ///
    /// @throws SettingException while something else is done with the members of that list
    public long removeAll(MailingList list, MemberQuery query, String title, By by) {
        return all(list, query, title, by, some -> deeds.remove(list, some, by), "removed");
    }

    private interface Deed {
        int with(List<Member> some);
    }

    private long all(MailingList list, MemberQuery query, String title, By by, Deed deed, String word) {
        refuseTwo(list);
        long total = query.all() ? members.count(list.id()) : 0;
        long id = works.begin(list, title, total, by);
        start(id, progress -> {
            long done = 0;
            MemberPage page = search.after(list.id(), query, "", CHUNK);
            while (!page.members().isEmpty()) {
                done += deed.with(page.members());
                progress.accept(done);
                if (page.after().isEmpty()) break;
                page = search.after(list.id(), query, page.after(), CHUNK);
            }
            return done + (done == 1 ? " member was " : " members were ") + word + ".";
        });
        return id;
    }

    private void start(long id, Work work) {
        Thread.ofVirtual().name("member-work-" + id).start(() -> run(id, work));
    }

    /// Who waits for room says so, or it would look as if the server had ended.
    private void run(long id, Work work) {
        try {
            while (!room.tryAcquire(BEAT_NANOS, TimeUnit.NANOSECONDS)) works.progress(id, 0);
        } catch (InterruptedException | RuntimeException ending) {
            failed(id, ending);
            return;
        }
        try {
            works.end(id, MemberWork.State.DONE, work.run(heard(id)));
        } catch (SettingException wrong) {
            works.end(id, MemberWork.State.FAILED, wrong.getMessage());
        } catch (IOException | RuntimeException broken) {
            failed(id, broken);
        } finally {
            room.release();
        }
    }

    private void failed(long id, Exception broken) {
        if (DatabaseException.among(broken))
            LOG.warnf("work failed id=%d cause=%s", id, DatabaseException.brief(broken));
        else LOG.errorf(broken, "work failed id=%d", id);
        try {
            works.end(
                    id,
                    MemberWork.State.FAILED,
                    "It broke off on the way. What was done stays; do it once more for the others.");
        } catch (RuntimeException away) {
            LOG.warnf("work not ended id=%d cause=%s", id, DatabaseException.brief(away));
        }
    }

    /// Written down twice a second at most.
    private LongConsumer heard(long id) {
        long[] last = {System.nanoTime() - BEAT_NANOS};
        return done -> {
            if (System.nanoTime() - last[0] < BEAT_NANOS) return;
            last[0] = System.nanoTime();
            works.progress(id, done);
        };
    }

    private static String told(ImportReport report) {
        var told = new StringBuilder(counted(report));
        report.refused().stream()
                .limit(SHOWN)
                .forEach(line ->
                        told.append("\nLine ").append(line.line()).append(": ").append(line.why()));
        if (report.refused().size() > SHOWN) told.append("\nThere are more such lines.");
        return told.toString();
    }

    /// `1 new member, 0 known before, 2 lines refused.`
    public static String counted(ImportReport report) {
        int refused = report.refused().size();
        return report.added() + (report.added() == 1 ? " new member, " : " new members, ") + report.known()
                + " known before, " + refused + (refused == 1 ? " line" : " lines") + " refused.";
    }
}
