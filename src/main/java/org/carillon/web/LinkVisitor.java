package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.MemberLinks;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.carillon.people.People;

/// Who comes by a link of a letter to their own options: whoever has it has read mail at that address.
@RequestScoped
public class LinkVisitor {
    private static final int GONE = 404;

    /// What the link leads to.
    ///
    /// @param until when the link is good
    /// @param path of the page
    record Linked(MailingList list, Member member, Instant until, String path) {}

    /// What was typed into the forms below the options.
    ///
    /// @param accountFault a sentence about the account, or empty
    /// @param fault a sentence about the new address, or empty
    record Typed(String name, String accountFault, String address, String fault) {
        static final Typed NOTHING = new Typed("", "", "", "");
    }

    /// What stands below the options.
    ///
    /// @param until when the link is good
    /// @param known the address has an account
    record Below(String path, Instant until, String address, boolean known, Typed typed) {}

    private final MemberLinks links;
    private final Members members;
    private final People people;
    private final Visitor visitor;

    LinkVisitor(MemberLinks links, Members members, People people, Visitor visitor) {
        this.links = links;
        this.members = members;
        this.people = people;
        this.visitor = visitor;
    }

    Optional<Linked> find(String address, String token) {
        Optional<MailingList> list = Address.parse(address).flatMap(MailingList::at);
        return list.flatMap(l -> links.open(l, token))
                .map(open -> new Linked(
                        list.get(),
                        open.member(),
                        open.until(),
                        Paths.list(list.get().address()) + "/options/by/" + Paths.step(token)));
    }

    TemplateInstance page(Linked linked, Typed typed) {
        return page(linked, new OptionsView(members.options(linked.member())), typed);
    }

    TemplateInstance page(Linked linked, OptionsView options, Typed typed) {
        Address address = linked.member().address();
        var below = new Below(
                linked.path(),
                linked.until(),
                address.toString(),
                people.at(address).isPresent(),
                typed);
        return OptionLinkPages.Templates.link(
                Harmless.line(linked.list().name(), linked.list().address().local()),
                OwnOptions.of(linked.member(), linked.path(), options),
                below);
    }

    /// The same whatever is wrong with the link, and whether there is such a list or not.
    Response stale(String address) {
        boolean known = Address.parse(address)
                .flatMap(MailingList::at)
                .filter(list -> visitor.may(Right.SEE_LIST, list))
                .isPresent();
        String page = known ? "/lists/" + Paths.step(address) + "/options" : "/lists";
        return Pages.html(GONE, OptionLinkPages.Templates.stale(known, page));
    }
}
