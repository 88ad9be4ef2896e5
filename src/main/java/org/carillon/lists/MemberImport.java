package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.lists.Admissions.Newcomer;

/// Takes in the members of a file, a thousand with each call of the database. Nobody gets a letter for it.
@ApplicationScoped
class MemberImport {
    private static final int CHUNK = 1000;

    /// More wrong lines mean that it is the wrong file.
    private static final int MAX_REFUSED = 10_000;

    private final Admissions admissions;

    MemberImport(Admissions admissions) {
        this.admissions = admissions;
    }

    /// All or nothing: when the database fails, nobody is on the list. Lines that are wrong are passed over.
    /// @throws SettingException when more than 10,000 lines are wrong; then nobody is taken in
    @Transactional
    ImportReport read(MailingList list, Stream<String> lines, By by) {
        var chunk = new ArrayList<Newcomer>(CHUNK);
        var refused = new ArrayList<ImportReport.Refused>();
        int wanted = 0;
        int added = 0;
        int number = 0;
        for (Iterator<String> all = lines.iterator(); all.hasNext(); ) {
            number++;
            wanted += take(list, all.next(), number, chunk, refused);
            if (chunk.size() == CHUNK) added += admit(list, chunk, by);
        }
        added += admit(list, chunk, by);
        return new ImportReport(added, wanted - added, refused);
    }

    /// 1 when the line names somebody.
    private static int take(
            MailingList list, String line, int number, List<Newcomer> chunk, List<ImportReport.Refused> refused) {
        if (MemberLine.idle(line)) return 0;
        try {
            Newcomer one = MemberLine.parse(line.replace("\uFEFF", ""));
            Members.refuseOwn(list, one.who().address());
            chunk.add(one);
            return 1;
        } catch (SettingException wrong) {
            if (refused.size() == MAX_REFUSED) {
                throw new SettingException("More than " + MAX_REFUSED
                        + " lines are no members; nobody was taken in. Line "
                        + refused.getFirst().line() + ": " + refused.getFirst().why());
            }
            refused.add(new ImportReport.Refused(number, wrong.getMessage()));
            return 0;
        }
    }

    private int admit(MailingList list, List<Newcomer> chunk, By by) {
        int added = chunk.isEmpty() ? 0 : admissions.admit(list, chunk, by);
        chunk.clear();
        return added;
    }
}
