package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.carillon.lists.MailingList;
import org.carillon.lists.Member;
import org.carillon.lists.Members;
import org.carillon.people.People;
import org.carillon.people.Person;

/// All lists that who is signed in is on, by any of their addresses.
@Path("/me/lists")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MyListPages {
    /// One membership.
    record Line(String path, String name, String address, MemberView.Gets gets) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance lists(List<Line> lines);
    }

    private final Visitor visitor;
    private final People people;
    private final Members members;

    MyListPages(Visitor visitor, People people, Members members) {
        this.visitor = visitor;
        this.people = people;
        this.members = members;
    }

    @GET
    public TemplateInstance lists() {
        Person person = visitor.required();
        return Templates.lists(members.of(people.addresses(person)).stream()
                .flatMap(member -> line(member).stream())
                .toList());
    }

    private Optional<Line> line(Member member) {
        return MailingList.withId(member.listId())
                .map(list -> new Line(
                        Paths.list(list.address()),
                        Harmless.line(list.name(), list.address().local()),
                        Harmless.line(member.address().toString(), ""),
                        MemberView.Gets.of(member, members.paused(member))));
    }
}
