package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.store.HostName;
import org.carillon.watch.DoorState;
import org.carillon.watch.Doors;
import org.carillon.watch.TlsState;

/// What somebody types into their mail program to send by this house.
@Path("/me/sending")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SendingPages {
    /// @param server the name to type in
    /// @param guest made their account themselves, and sends nothing from here
    /// @param doors those for people that are open, the safer one first
    /// @param selfSigned the mail program will ask whether to trust the certificate
    record View(
            String server,
            boolean guest,
            List<DoorState> doors,
            boolean selfSigned,
            Address login,
            List<Address> others) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance sending(View view);
    }

    private final Visitor visitor;
    private final People people;
    private final Doors doors;
    private final String server;

    SendingPages(Visitor visitor, People people, Doors doors, HostName hostName) {
        this.visitor = visitor;
        this.people = people;
        this.doors = doors;
        this.server = hostName.text();
    }

    @GET
    public TemplateInstance sending() {
        Person person = visitor.required();
        boolean guest = people.guest(person.id());
        List<DoorState> open = Stream.of("submissions", "submission")
                .flatMap(name -> doors.named(name).stream())
                .toList();
        boolean selfSigned = doors.certificate().map(TlsState::selfSigned).orElse(false);
        List<Address> others = people.addresses(person).stream().skip(1).toList();
        return Templates.sending(new View(server, guest, open, selfSigned, person.address(), others));
    }
}
