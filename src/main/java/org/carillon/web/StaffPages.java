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
import org.carillon.lists.Actor;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Role;
import org.carillon.lists.SettingException;
import org.carillon.lists.Staff;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;

/// Who runs a list: owners and moderators, naming and removing them.
@Path("/lists/{address}/staff")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class StaffPages {
    /// @param role `owner` or `moderator`
    /// @param you one of the visitor's own addresses
    record Person(String address, String role, boolean you) {
        public boolean owner() {
            return role.equals(Role.OWNER.word());
        }
    }

    /// What was typed to name somebody.
    record Naming(String address, String role, String fault) {
        static final Naming NOTHING = new Naming("", Role.MODERATOR.word(), "");
    }

    /// @param mayChange the visitor may name and remove
    record Page(List<Person> people, boolean mayChange) {
        public List<Person> owners() {
            return people.stream().filter(Person::owner).toList();
        }

        public List<Person> moderators() {
            return people.stream().filter(p -> !p.owner()).toList();
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance staff(ListHead list, Page page, Naming naming);

        static native TemplateInstance leave(ListHead list, Person person);
    }

    private final Visitor visitor;
    private final Staff staff;
    private final Flash flash;

    StaffPages(Visitor visitor, Staff staff, Flash flash) {
        this.visitor = visitor;
        this.staff = staff;
        this.flash = flash;
    }

    @GET
    public TemplateInstance staff(@PathParam("address") String address) {
        return page(visitor.list(address, Right.SEE_STAFF), Naming.NOTHING);
    }

    private TemplateInstance page(MailingList list, Naming naming) {
        Actor actor = visitor.actor();
        List<Person> people = Staff.of(list).stream().map(e -> person(actor, e)).toList();
        return Templates.staff(ListHead.of(list), new Page(people, visitor.may(Right.CHANGE_STAFF, list)), naming);
    }

    private static Person person(Actor actor, Staff.Entry entry) {
        boolean you = actor.addresses().stream().anyMatch(entry.address()::sameMailbox);
        return new Person(entry.address().toString(), entry.role().word(), you);
    }

    @GET
    @Path("{deed: add|remove}")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/staff");
    }

    @POST
    @Path("add")
    public Response add(
            @PathParam("address") String address,
            @FormParam("who") @DefaultValue("") String who,
            @FormParam("role") @DefaultValue("") String role) {
        MailingList list = visitor.list(address, Right.CHANGE_STAFF);
        try {
            if (who.isBlank()) throw new SettingException("Write the address of somebody.");
            Role named = Staff.role(role);
            Address one = Address.of(who.strip());
            boolean fresh = staff.add(list, named, one, visitor.actor().by());
            return told(list, one + (fresh ? " is " : " was already ") + named.word() + " of this list.");
        } catch (AddressException | SettingException sentence) {
            return Pages.again(page(list, new Naming(who, role, String.valueOf(sentence.getMessage()))));
        }
    }

    /// Asks first whoever removes himself: he may not be able to undo it.
    ///
    /// @param sure empty until that was answered
    @POST
    @Path("remove")
    public Response remove(
            @PathParam("address") String address,
            @FormParam("who") @DefaultValue("") String who,
            @FormParam("role") @DefaultValue("") String role,
            @FormParam("sure") @DefaultValue("") String sure) {
        MailingList list = visitor.list(address, Right.CHANGE_STAFF);
        try {
            Role from = Staff.role(role);
            Address one = Address.of(who.strip());
            Person person = person(visitor.actor(), new Staff.Entry(one, from));
            if (person.you() && sure.isEmpty()) {
                return Pages.html(Response.Status.OK.getStatusCode(), Templates.leave(ListHead.of(list), person));
            }
            boolean removed = staff.remove(visitor.actor(), list, from, one);
            return told(list, one + (removed ? " is not " : " was not ") + from.word() + " of this list any more.");
        } catch (AddressException | SettingException sentence) {
            return told(list, String.valueOf(sentence.getMessage()));
        }
    }

    /// Back to the page, or as near to it as the visitor may still go.
    private Response told(MailingList list, String sentence) {
        flash.say(sentence);
        MailingList now = MailingList.withId(list.id()).orElse(list);
        String home = visitor.may(Right.SEE_LIST, now) ? Paths.list(list.address()) : "/lists";
        String page = visitor.may(Right.SEE_STAFF, now) ? home + "/staff" : home;
        return Response.seeOther(URI.create(page)).build();
    }
}
