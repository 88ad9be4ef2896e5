package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;
import org.carillon.desk.Correspondence;
import org.carillon.lists.By;
import org.carillon.lists.Channel;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberChange;
import org.carillon.lists.Members;
import org.carillon.lists.SettingException;
import org.carillon.lists.Wishes;

/// What members do with their own membership, whichever way they came to it.
@RequestScoped
public class OwnDeeds {
    private final Members members;
    private final Wishes wishes;
    private final Correspondence correspondence;
    private final Visitor visitor;
    private final Flash flash;

    OwnDeeds(Members members, Wishes wishes, Correspondence correspondence, Visitor visitor, Flash flash) {
        this.members = members;
        this.wishes = wishes;
        this.correspondence = correspondence;
        this.visitor = visitor;
        this.flash = flash;
    }

    /// @param again the page once more with a sentence about what is wrong
    Response choose(Member member, OptionFields fields, URI then, Function<String, TemplateInstance> again) {
        try {
            members.change(
                    member,
                    MemberChange.options(fields.changed()),
                    own(member, visitor.actor().by()));
        } catch (SettingException wrong) {
            return Pages.again(again.apply(wrong.getMessage()));
        }
        flash.say("Changed for " + member.address() + ".");
        return Response.seeOther(then).build();
    }

    @Transactional
    Response leave(MailingList list, Member member, By by) {
        Wishes.Fulfilled left = wishes.leave(list, member.mailbox(), own(member, by));
        correspondence.send(list, left.letters());
        flash.say(left.sentence());
        return Response.seeOther(URI.create(Paths.list(list.address()))).build();
    }

    /// Who came by a link is nobody else than the member.
    private By own(Member member, By by) {
        return visitor.person().isPresent() ? by : new By(member.address() + " by a link", Channel.WEB, by.from());
    }
}
