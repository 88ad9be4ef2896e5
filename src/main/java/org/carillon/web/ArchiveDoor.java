package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.mail.Address;

/// Every page and file of an archive is asked for here first.
@ApplicationScoped
class ArchiveDoor {
    private final Visitor visitor;
    private final String since;

    ArchiveDoor(Visitor visitor, Clock clock) {
        this.visitor = visitor;
        this.since = Long.toString(clock.millis(), Character.MAX_RADIX);
    }

    /// The list, when this visitor may read its archive.
    /// @throws WebApplicationException 404, the same whether there is no such list or it is not for him
    MailingList list(String address) {
        return Address.parse(address)
                .flatMap(MailingList::at)
                .filter(list -> visitor.may(Right.READ_ARCHIVE, list))
                .map(list -> visitor.here(list, address))
                .orElseThrow(this::nothing);
    }

    /// Says that there is nothing; a visitor is told that signing in may help.
    WebApplicationException nothing() {
        String sentence = visitor.person().isPresent()
                ? "No letter or archive of this address is open to you."
                : "No letter or archive of this address is open to everybody. If you are on the list, sign in and come back.";
        return new WebApplicationException(Response.status(Response.Status.NOT_FOUND)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity(sentence + "\n")
                .build());
    }

    /// Addresses are shown to who is signed in.
    boolean whole() {
        return visitor.person().isPresent();
    }

    /// A subject as this visitor may see it.
    String subject(String text) {
        return Harmless.line(new Links(whole()).shown(text), "(no subject)");
    }

    /// The tag of a page for visitors, whose page changes with its letters only (and with this program); nothing
    /// for who is signed in.
    Optional<EntityTag> tag(String letters) {
        return whole() ? Optional.empty() : Optional.of(new EntityTag(letters + "-" + since, true));
    }

    /// 304 when the browser has that already, else the page with its tag.
    static Response answer(Request request, Optional<EntityTag> tag, Object page) {
        if (tag.isEmpty())
            return Response.ok(page)
                    .header("Cache-Control", "private, no-store")
                    .build();
        Response.ResponseBuilder known = request.evaluatePreconditions(tag.get());
        var answer = known == null ? Response.ok(page) : known;
        return answer.tag(tag.get())
                .header("Cache-Control", "private, no-cache")
                .header("Vary", "Cookie")
                .build();
    }
}
