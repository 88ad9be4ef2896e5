package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.carillon.desk.MemberDesk;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberChange;
import org.carillon.lists.MemberDeeds;
import org.carillon.lists.MemberQuery;
import org.carillon.lists.MemberSearch;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.jspecify.annotations.Nullable;

/// The same done with several members of a list: with those that were ticked, or with all that were found. Who is
/// removed is
/// shown first.
@Path("/lists/{address}/members/several")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MemberBulkPages {
    private static final int MOST_TICKED = 1000;

    /// What shall be done, as the form said it.
    ///
    /// @param deed `remove`, `mode=digest` or `action=hold`
    /// @param ids those that were ticked; none for all that are found
    record Wanted(String deed, List<Long> ids, String find, String mode) {
        public boolean all() {
            return ids.isEmpty();
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance remove(ListHead list, Wanted wanted, List<String> addresses, String count);
    }

    private final Visitor visitor;
    private final Members members;
    private final MemberSearch search;
    private final MemberDeeds deeds;
    private final MemberDesk desk;
    private final Flash flash;

    MemberBulkPages(
            Visitor visitor, Members members, MemberSearch search, MemberDeeds deeds, MemberDesk desk, Flash flash) {
        this.visitor = visitor;
        this.members = members;
        this.search = search;
        this.deeds = deeds;
        this.desk = desk;
        this.flash = flash;
    }

    @GET
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/members");
    }

    /// @param who `found` for all that were found, else those that are ticked
    /// @param sure sent by the page that asks before somebody is removed
    @POST
    public Response act(
            @PathParam("address") String address,
            @FormParam("deed") @DefaultValue("") String deed,
            @FormParam("who") @DefaultValue("") String who,
            @FormParam("member") @Nullable List<String> ticked,
            @FormParam("find") @DefaultValue("") String find,
            @FormParam("mode") @DefaultValue("") String mode,
            @FormParam("sure") @Nullable String sure) {
        MailingList list = visitor.list(address, Right.CHANGE_MEMBERS);
        List<Long> ids = who.equals("found") || ticked == null
                ? List.of()
                : ticked.stream().limit(MOST_TICKED).map(Numbers::of).toList();
        var wanted = new Wanted(deed, ids, find, mode);
        if (ids.isEmpty() && !who.equals("found")) return told(list, "Tick somebody first; nothing was changed.");
        try {
            if (!deed.equals("remove")) return change(list, wanted, change(deed));
            return sure == null ? ask(list, wanted) : remove(list, wanted);
        } catch (SettingException wrong) {
            return told(list, wrong.getMessage());
        }
    }

    private Response told(MailingList list, String sentence) {
        flash.say(sentence);
        return to(list, "");
    }

    private static Response to(MailingList list, String below) {
        return Response.seeOther(URI.create(Paths.list(list.address()) + "/members" + below))
                .build();
    }

    private static MemberChange change(String deed) {
        int equals = deed.indexOf('=');
        String value = deed.substring(equals + 1);
        return switch (deed.substring(0, Math.max(0, equals))) {
            case "mode" -> MemberChange.options(Map.of("mode", value));
            case "action" -> new MemberChange(null, value, Map.of());
            default -> throw new SettingException("Choose what shall be done; nothing was changed.");
        };
    }

    private static MemberQuery query(Wanted wanted) {
        return MemberListView.query(wanted.find(), wanted.mode());
    }

    private Response change(MailingList list, Wanted wanted, MemberChange change) {
        var by = visitor.actor().by();
        if (!wanted.all()) {
            int changed = deeds.change(deeds.named(list, wanted.ids()), change, by);
            return told(list, changed == 1 ? "One member was changed." : changed + " members were changed.");
        }
        members.wished(Member.Preferences.USUAL, change.options());
        return to(list, "/work/" + desk.changeAll(list, query(wanted), change, "Set " + wanted.deed(), by));
    }

    private Response ask(MailingList list, Wanted wanted) {
        List<Member> some = wanted.all()
                ? search.after(list.id(), query(wanted), "", 20).members()
                : deeds.named(list, wanted.ids());
        long count = wanted.all() ? count(list, query(wanted)) : some.size();
        String words =
                count > MemberSearch.COUNTED && !query(wanted).all() ? "more than " + MemberSearch.COUNTED : "" + count;
        List<String> addresses = some.stream().map(m -> m.address().toString()).toList();
        return Pages.html(
                Response.Status.OK.getStatusCode(), Templates.remove(ListHead.of(list), wanted, addresses, words));
    }

    private long count(MailingList list, MemberQuery query) {
        return query.all() ? members.count(list.id()) : search.count(list.id(), query);
    }

    private Response remove(MailingList list, Wanted wanted) {
        var by = visitor.actor().by();
        if (wanted.all()) {
            String title = query(wanted).all() ? "Remove all members" : "Remove all that were found";
            return to(list, "/work/" + desk.removeAll(list, query(wanted), title, by));
        }
        int removed = deeds.remove(list, deeds.named(list, wanted.ids()), by);
        return told(list, removed == 1 ? "One member was removed." : removed + " members were removed.");
    }
}
