package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.archive.Conversation;
import org.carillon.archive.ConversationPage;
import org.carillon.archive.MonthCount;
import org.carillon.archive.Reading;
import org.carillon.lists.MailingList;

/// The doors into an archive: what was said last, and month by month. Conversations and letters themselves are
/// in [ThreadPages].
@Path("/lists/{address}/archive")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class ArchivePages {
    private static final int PAGE = 30;

    /// A conversation in a list.
    record Line(String path, String subject, Conversation about) {}

    /// Some conversations.
    ///
    /// @param next where there are more; empty when there are none
    record Lines(List<Line> lines, String next) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance index(ListHead list, Lines threads, List<ArchiveYear> years, boolean first);

        static native TemplateInstance month(ListHead list, MonthLinks month, Lines threads);
    }

    private final ArchiveDoor door;
    private final Reading reading;

    ArchivePages(ArchiveDoor door, Reading reading) {
        this.door = door;
        this.reading = reading;
    }

    @GET
    public TemplateInstance index(
            @PathParam("address") String address, @QueryParam("after") @DefaultValue("") String after) {
        MailingList list = door.list(address);
        ConversationPage page = known(() -> reading.threads(list.key(), after, PAGE));
        List<ArchiveYear> years = ArchiveYear.of(list, reading.months(list.key()));
        return Templates.index(ListHead.of(list), lines(list, page, ArchivePaths.index(list)), years, after.isEmpty());
    }

    @GET
    @Path("{month: [0-9]{4}-[0-9]{2}}")
    public TemplateInstance month(
            @PathParam("address") String address,
            @PathParam("month") String month,
            @QueryParam("after") @DefaultValue("") String after) {
        MailingList list = door.list(address);
        YearMonth wanted = month(month);
        List<MonthCount> months = reading.months(list.key());
        ConversationPage page = known(() -> reading.month(list.key(), wanted, after, PAGE));
        Lines lines = lines(list, page, ArchivePaths.month(list, month));
        return Templates.month(ListHead.of(list), MonthLinks.of(list, wanted, months), lines);
    }

    private YearMonth month(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException noSuchMonth) {
            throw door.nothing();
        }
    }

    /// A cursor that was not made here leads nowhere.
    private ConversationPage known(Supplier<ConversationPage> page) {
        try {
            return page.get();
        } catch (IllegalArgumentException notOurs) {
            throw door.nothing();
        }
    }

    private Lines lines(MailingList list, ConversationPage page, String path) {
        String next = page.next().isEmpty() ? "" : path + "?after=" + page.next();
        var lines = page.conversations().stream()
                .map(c -> new Line(ArchivePaths.thread(list, c.hash()), door.subject(c.subject()), c))
                .toList();
        return new Lines(lines, next);
    }
}
