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
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import org.carillon.archive.MonthCount;
import org.carillon.archive.Reading;
import org.carillon.desk.ListEnding;
import org.carillon.desk.ListExport;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.MailingList;
import org.carillon.lists.Members;
import org.carillon.lists.Right;
import org.carillon.mail.Address;

/// Takes a whole list away as a file, and deletes it.
@Path("/lists/{address}/life")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class EndPages {
    @CheckedTemplate
    static class Templates {
        private Templates() {}

        /// @param typed what was typed instead of the address; empty: nothing yet
        static native TemplateInstance delete(ListHead list, LifeView.Toll toll, String typed, String fault);
    }

    private final Visitor visitor;
    private final ListExport export;
    private final ListEnding ending;
    private final Members members;
    private final Reading archive;
    private final HeldPosts held;
    private final JoinRequests requests;
    private final Flash flash;

    EndPages(
            Visitor visitor,
            ListExport export,
            ListEnding ending,
            Members members,
            Reading archive,
            HeldPosts held,
            JoinRequests requests,
            Flash flash) {
        this.visitor = visitor;
        this.export = export;
        this.ending = ending;
        this.members = members;
        this.archive = archive;
        this.held = held;
        this.requests = requests;
        this.flash = flash;
    }

    /// Streams; when it breaks off on the way the connection is closed before its end.
    @GET
    @Path("export.zip")
    @Produces({"application/zip", MediaType.TEXT_HTML})
    public Response export(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.EXPORT_LIST);
        StreamingOutput body = out -> export.write(list, out);
        return Response.ok(body, "application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + ListExport.name(list) + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Cache-Control", "private, no-store")
                .build();
    }

    @GET
    @Path("delete")
    public TemplateInstance ask(@PathParam("address") String address) {
        return page(visitor.list(address, Right.DELETE), "", "");
    }

    private TemplateInstance page(MailingList list, String typed, String fault) {
        long posts =
                archive.months(list.key()).stream().mapToLong(MonthCount::posts).sum();
        var toll = new LifeView.Toll(members.count(list.id()), posts, held.count(list.id()), requests.count(list.id()));
        return Templates.delete(ListHead.of(list), toll, typed, fault);
    }

    @POST
    @Path("delete")
    public Response delete(@PathParam("address") String address, @FormParam("sure") @DefaultValue("") String typed) {
        MailingList list = visitor.list(address, Right.DELETE);
        boolean sure =
                Address.parse(typed.strip()).filter(list.address()::sameMailbox).isPresent();
        if (!sure) {
            String fault = "Nothing was deleted: write the address of the list, " + list.address() + ".";
            return Pages.again(page(list, typed, fault));
        }
        ending.end(list, visitor.actor().by());
        flash.say(list.address() + " is deleted.");
        return Response.seeOther(URI.create("/lists")).build();
    }
}
