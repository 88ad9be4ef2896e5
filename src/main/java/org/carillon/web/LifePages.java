package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.carillon.domains.Domains;
import org.carillon.lists.EndedAddresses;
import org.carillon.lists.ListRegister;
import org.carillon.lists.MailingList;
import org.carillon.lists.Moves;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;

/// What can be done with a list as a whole: closed and opened again, moved to another address. [EndPages] has its
/// end.
@Path("/lists/{address}/life")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class LifePages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance life(ListHead list, LifeView life, LifeView.Typed typed);
    }

    private final Visitor visitor;
    private final Domains domains;
    private final ListRegister register;
    private final Moves moves;
    private final EndedAddresses ended;
    private final Flash flash;

    LifePages(Visitor visitor, Domains domains, ListRegister register, Moves moves, EndedAddresses ended, Flash flash) {
        this.visitor = visitor;
        this.domains = domains;
        this.register = register;
        this.moves = moves;
        this.ended = ended;
        this.flash = flash;
    }

    @GET
    public TemplateInstance life(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.CLOSE);
        return page(list, LifeView.Typed.of(list.address()));
    }

    private TemplateInstance page(MailingList list, LifeView.Typed typed) {
        return Templates.life(ListHead.of(list), LifeView.of(list, visitor, targets(list)), typed);
    }

    /// Its own domain, and those in which the visitor may make lists.
    private List<String> targets(MailingList list) {
        if (!visitor.may(Right.RENAME, list)) return List.of();
        return domains.all().stream()
                .filter(d -> d.equals(list.address().domain()) || visitor.mayIn(Right.CREATE, d))
                .toList();
    }

    @GET
    @Path("{deed: close|open|move|let-go}")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/life");
    }

    @POST
    @Path("close")
    public Response close(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.CLOSE);
        register.close(list, visitor.actor().by());
        return said(list, "The list is closed: nobody posts to it or joins it any more.");
    }

    @POST
    @Path("open")
    public Response open(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.CLOSE);
        register.open(list, visitor.actor().by());
        return said(list, "The list is open again.");
    }

    @POST
    @Path("move")
    public Response move(
            @PathParam("address") String address,
            @FormParam("local") @DefaultValue("") String local,
            @FormParam("domain") @DefaultValue("") String domain,
            @FormParam("again") @DefaultValue("") String again) {
        MailingList list = visitor.list(address, Right.RENAME);
        // who chooses a domain of others does not learn whether there is one
        if (!targets(list).contains(domain)) throw new NotFoundException();
        try {
            Address wanted = wanted(local.strip(), domain);
            MailingList moved = moves.move(
                    list, wanted, again.equals("yes"), visitor.actor().by());
            return said(moved, "The list is at " + moved.address() + " now. Letters to its earlier address reach it.");
        } catch (SettingException | AddressException sentence) {
            return Pages.again(page(list, faulty(list, local, domain, String.valueOf(sentence.getMessage()))));
        }
    }

    private static Address wanted(String local, String domain) {
        if (local.isEmpty()) throw new SettingException("Write what stands before the @, such as chess.");
        try {
            return Address.of(local.toLowerCase(Locale.ROOT) + "@" + domain);
        } catch (AddressException wrong) {
            throw new SettingException("Write what stands before the @ only: letters, digits, dot and hyphen.");
        }
    }

    private LifeView.Typed faulty(MailingList list, String local, String domain, String sentence) {
        boolean was = Address.parse(local.strip() + "@" + domain)
                .flatMap(a -> ended.objection(a, list))
                .filter(sentence::equals)
                .isPresent();
        return new LifeView.Typed(local, domain, sentence, was);
    }

    @POST
    @Path("let-go")
    public Response letGo(@PathParam("address") String address, @FormParam("former") @DefaultValue("") String former) {
        MailingList list = visitor.list(address, Right.RENAME);
        boolean gone = Address.parse(former)
                .filter(one -> moves.letGo(list, one, visitor.actor().by()))
                .isPresent();
        MailingList now = MailingList.withId(list.id()).orElse(list);
        return said(now, gone ? "Letters to " + former + " are refused from now on." : "Nothing was changed.");
    }

    private Response said(MailingList list, String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(Paths.list(list.address()) + "/life"))
                .build();
    }
}
