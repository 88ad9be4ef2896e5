package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.carillon.desk.IncomingFiles;
import org.carillon.desk.MemberDesk;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberExport;
import org.carillon.lists.MemberWork;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/// Members come as a file and go as one. Reading one in goes on while its page shows how far it is.
@Path("/lists/{address}")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class MemberFilePages {
    /// Seconds until the browser asks again.
    private static final int AGAIN = 1;

    /// @param percent how far it is
    /// @param first the first sentence of what came of it
    record WorkView(String title, String state, int percent, long done, String first, List<String> lines) {
        static WorkView of(MemberWork.Work work) {
            List<String> said = work.report().lines().toList();
            int percent = work.total() == 0 ? 0 : (int) Math.min(100, work.done() * 100 / work.total());
            return new WorkView(
                    Harmless.line(work.title(), "a file"),
                    work.state().name(),
                    percent,
                    work.total() == 0 ? work.done() : 0,
                    said.isEmpty() ? "" : said.getFirst(),
                    said.stream().skip(1).toList());
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance work(ListHead list, WorkView work);
    }

    private final Visitor visitor;
    private final MemberDesk desk;
    private final MemberWork works;
    private final MemberExport export;
    private final Flash flash;
    private final IncomingFiles incoming;

    MemberFilePages(
            Visitor visitor,
            MemberDesk desk,
            MemberWork works,
            MemberExport export,
            Flash flash,
            IncomingFiles incoming) {
        this.incoming = incoming;
        this.visitor = visitor;
        this.desk = desk;
        this.works = works;
        this.export = export;
        this.flash = flash;
    }

    @GET
    @Path("members/file")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/members");
    }

    /// The framework deletes the file at the end of the request, so that it is moved.
    @POST
    @Path("members/file")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    public Response send(@PathParam("address") String address, @RestForm("file") FileUpload file) throws IOException {
        MailingList list = visitor.list(address, Right.CHANGE_MEMBERS);
        String members = Paths.list(list.address()) + "/members";
        if (file == null || file.size() == 0) {
            flash.say("Choose a file that is not empty; nobody was taken in.");
            return Response.seeOther(URI.create(members)).build();
        }
        java.nio.file.Path kept = incoming.fresh();
        Files.move(file.uploadedFile(), kept, StandardCopyOption.REPLACE_EXISTING);
        try {
            long id = desk.importFile(list, kept, file.fileName(), visitor.actor());
            return Response.seeOther(URI.create(members + "/work/" + id)).build();
        } catch (SettingException busy) {
            flash.say(busy.getMessage());
            return Response.seeOther(URI.create(members)).build();
        }
    }

    @GET
    @Path("members/work/{id}")
    public Response work(@PathParam("address") String address, @PathParam("id") String id) {
        MailingList list = visitor.list(address, Right.SEE_MEMBERS);
        MemberWork.Work work = works.find(list.id(), Numbers.of(id)).orElseThrow(NotFoundException::new);
        Response page =
                Pages.html(Response.Status.OK.getStatusCode(), Templates.work(ListHead.of(list), WorkView.of(work)));
        if (work.state() != MemberWork.State.RUNNING) return page;
        return Response.fromResponse(page).header("Refresh", AGAIN).build();
    }

    /// Streams; when it breaks off on the way the connection is closed before its end.
    @GET
    @Path("members.csv")
    @Produces({"text/csv", MediaType.TEXT_HTML})
    public Response file(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.EXPORT_MEMBERS);
        StreamingOutput body = out -> export.write(list, out);
        String name = list.address().local().replaceAll("[^A-Za-z0-9._-]", "_");
        return Response.ok(body, "text/csv; charset=UTF-8")
                .header("Content-Disposition", "attachment; filename=\"" + name + "-members.csv\"")
                .header("Cache-Control", "private, no-store")
                .build();
    }
}
