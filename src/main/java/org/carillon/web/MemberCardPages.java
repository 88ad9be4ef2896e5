package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
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
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberChange;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.jspecify.annotations.Nullable;

/// One member of a list, for those who run it: how the posts come, and removing.
@Path("/lists/{address}/members/{member: [0-9]{1,18}}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MemberCardPages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance member(ListHead list, MemberView member, OptionsView options);

        static native TemplateInstance remove(ListHead list, MemberView member);
    }

    private final Visitor visitor;
    private final Members members;
    private final Flash flash;

    MemberCardPages(Visitor visitor, Members members, Flash flash) {
        this.visitor = visitor;
        this.members = members;
        this.flash = flash;
    }

    @GET
    public TemplateInstance member(@PathParam("address") String address, @PathParam("member") String id) {
        MailingList list = visitor.list(address, Right.SEE_MEMBERS);
        Member member = existing(list, id);
        return Templates.member(ListHead.of(list), view(list, member), new OptionsView(members.options(member)));
    }

    private Member existing(MailingList list, String id) {
        return members.find(list.id(), Numbers.of(id)).orElseThrow(NotFoundException::new);
    }

    private MemberView view(MailingList list, Member member) {
        return MemberView.of(list, member, members.paused(member));
    }

    private By by() {
        return visitor.actor().by();
    }

    /// Changes what is not as the form showed it: the member may have chosen something else meanwhile.
    ///
    /// @param action `none` to follow the list
    @POST
    public Response choose(
            @PathParam("address") String address,
            @PathParam("member") String id,
            @FormParam("name") @Nullable String name,
            @FormParam("action") @Nullable String action,
            @FormParam("shown-name") @Nullable String shownName,
            @FormParam("shown-action") @Nullable String shownAction,
            @BeanParam OptionFields fields) {
        MailingList list = visitor.list(address, Right.CHANGE_MEMBERS);
        Member member = existing(list, id);
        try {
            members.change(
                    member,
                    new MemberChange(changed(name, shownName), changed(action, shownAction), fields.changed()),
                    by());
        } catch (SettingException sentence) {
            return Pages.again(
                    Templates.member(ListHead.of(list), view(list, member), fields.again(sentence.getMessage())));
        }
        flash.say("Changed for " + member.address() + ".");
        return Response.seeOther(URI.create(view(list, member).path())).build();
    }

    private static @Nullable String changed(@Nullable String typed, @Nullable String shown) {
        return typed != null && typed.equals(shown) ? null : typed;
    }

    @GET
    @Path("remove")
    public TemplateInstance remove(@PathParam("address") String address, @PathParam("member") String id) {
        MailingList list = visitor.list(address, Right.CHANGE_MEMBERS);
        return Templates.remove(ListHead.of(list), view(list, existing(list, id)));
    }

    @POST
    @Path("remove")
    public Response removed(@PathParam("address") String address, @PathParam("member") String id) {
        MailingList list = visitor.list(address, Right.CHANGE_MEMBERS);
        boolean removed = members.find(list.id(), Numbers.of(id))
                .filter(m -> members.remove(list, m.address(), by()))
                .map(m -> {
                    flash.say(m.address() + " is not on the list any more.");
                    return m;
                })
                .isPresent();
        if (!removed) flash.say("That member had left already.");
        return Response.seeOther(URI.create(ListHead.of(list).path() + "/members"))
                .build();
    }
}
