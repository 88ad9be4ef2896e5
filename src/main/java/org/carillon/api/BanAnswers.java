package org.carillon.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import org.carillon.lists.Ban;
import org.carillon.lists.Bans;
import org.carillon.lists.MailingList;
import org.jspecify.annotations.Nullable;

/// What is the same for the bans of a list and those of the site.
@ApplicationScoped
class BanAnswers {
    /// @param who an address, a domain with all below it, or a pattern in which `*` stands for anything
    public record Wish(@Nullable String who, @Nullable String reason) {}

    public record Entry(long id, String who, String reason, String by, Instant time) {
        static Entry of(Ban ban) {
            return new Entry(ban.id(), ban.text(), ban.reason(), ban.by(), ban.since());
        }
    }

    private final Bans bans;
    private final Caller caller;

    BanAnswers(Bans bans, Caller caller) {
        this.bans = bans;
        this.caller = caller;
    }

    Response page(@Nullable MailingList list, Paging paging, UriInfo uri) {
        var page = bans.page(list, paging.after(0), paging.limit()).stream()
                .map(Entry::of)
                .toList();
        return paging.answer(page, uri, Entry::id);
    }

    Response add(@Nullable MailingList list, @Nullable Wish body) {
        Wish wish = Wanted.body(body);
        String who = Wanted.field("who", wish.who());
        boolean fresh = bans.add(
                list, who, Wanted.line("reason", wish.reason()), caller.actor().by());
        return Response.status(fresh ? 201 : 200).build();
    }

    void lift(@Nullable MailingList list, String id) {
        if (!bans.lift(list, Wanted.id(id), caller.actor().by())) {
            throw Refusal.notFound("There is no ban with the number " + id + " here.");
        }
    }
}
