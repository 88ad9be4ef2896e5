package org.carillon.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Map;
import org.carillon.lists.Intake;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberChange;
import org.carillon.lists.MemberMode;
import org.carillon.lists.Members;
import org.carillon.lists.PostAction;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

@AsksRights
@Path("/api/v1/lists/{address}/members")
@Tag(name = "members")
public class MembersResource {
    /// @param address may be `Name <address>`
    public record NewMember(
            @Nullable String address,
            @Nullable String name,
            @Nullable String mode) {}

    /// One member.
    ///
    /// @param posts that were accepted by the list
    /// @param action what becomes of this member's posts; `none` when the list's own setting says it
    /// @param options all that the member may choose, `mode` once more among them
    public record Entry(
            long id, String address, String name, String mode, int posts, String action, Map<String, String> options) {}

    /// What is to be different; what is missing stays.
    public record Changes(
            @Nullable String name,
            @Nullable String action,
            @Nullable Map<String, String> options) {
        MemberChange change() {
            if (options != null && options.containsValue(null)) {
                throw Refusal.invalid("An option has the value null; give a text.");
            }
            Map<String, String> wanted = options == null ? Map.of() : options;
            return new MemberChange(name == null ? null : Wanted.line("name", name), action, wanted);
        }
    }

    /// @param mode of a person; `list` for a list of ours, which is [NestedResource]'s from now on
    /// @param fresh false when it was on the list before; then nothing was changed
    public record Admitted(
            String address,
            String name,
            String mode,
            @JsonProperty("new") boolean fresh) {}

    private final Members members;
    private final Intake intake;
    private final Caller caller;

    MembersResource(Members members, Intake intake, Caller caller) {
        this.members = members;
        this.intake = intake;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the members in the order in which they came")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        MailingList list = caller.list(address, Right.SEE_MEMBERS);
        var page = members.page(list.id(), paging.after(0), paging.limit()).stream()
                .map(this::entry)
                .toList();
        return paging.answer(page, uri, Entry::id);
    }

    @POST
    @Transactional
    @Operation(summary = "Take in a person without a letter, or a list of ours; 200 when it was there already")
    public Response add(@RestPath String address, @Nullable NewMember body) {
        MailingList list = caller.list(address, Right.CHANGE_MEMBERS);
        NewMember wanted = Wanted.body(body);
        Mailbox who = mailbox(Wanted.field("address", wanted.address()), Wanted.line("name", wanted.name()));
        MemberMode mode = wanted.mode() == null ? MemberMode.REGULAR : MemberMode.of(wanted.mode());
        boolean fresh = intake.add(list, who, mode, caller.actor());
        var nested = intake.list(who.address());
        if (nested.isPresent()) {
            MailingList child = nested.get();
            return answer(new Admitted(child.address().toString(), child.name(), "list", fresh));
        }
        Entry entry = members.find(list.id(), who.address()).map(this::entry).orElseThrow();
        return answer(new Admitted(entry.address(), entry.name(), entry.mode(), fresh));
    }

    private static Response answer(Admitted admitted) {
        return Response.status(admitted.fresh() ? 201 : 200).entity(admitted).build();
    }

    private Entry entry(Member m) {
        PostAction action = m.action();
        return new Entry(
                m.id(),
                m.address().toString(),
                m.mailbox().name(),
                m.preferences().mode().word(),
                m.posts(),
                action == null ? MemberChange.NONE : action.word(),
                members.options(m));
    }

    @GET
    @Path("{member}")
    @Operation(summary = "Show one")
    public Entry show(@RestPath String address, @RestPath String member) {
        MailingList list = caller.list(address, Right.SEE_MEMBERS);
        return entry(existing(list, member));
    }

    private Member existing(MailingList list, String member) {
        Address who = Address.of(member);
        return members.find(list.id(), who)
                .orElseThrow(() -> Refusal.notFound(who + " is no member of " + list.address() + "."));
    }

    @PATCH
    @Path("{member}")
    @Operation(summary = "Change the name, the action or options; one wrong value changes nothing")
    public Entry change(@RestPath String address, @RestPath String member, @Nullable Changes body) {
        MailingList list = caller.list(address, Right.CHANGE_MEMBERS);
        Member one = existing(list, member);
        members.change(one, Wanted.body(body).change(), caller.actor().by());
        return entry(existing(list, member));
    }

    @DELETE
    @Path("{member}")
    @Operation(summary = "Remove one without a letter")
    public void remove(@RestPath String address, @RestPath String member) {
        MailingList list = caller.list(address, Right.CHANGE_MEMBERS);
        Address who = Address.of(member);
        if (!intake.remove(list, who, caller.actor().by())) {
            throw Refusal.notFound(who + " is no member of " + list.address() + ".");
        }
    }

    private static Mailbox mailbox(String text, String name) {
        var found = text.indexOf('<') < 0 ? List.<Mailbox>of() : Mailbox.list(text);
        if (found.size() != 1) return new Mailbox(name, Address.of(text));
        return name.isEmpty()
                ? found.getFirst()
                : new Mailbox(name, found.getFirst().address());
    }
}
