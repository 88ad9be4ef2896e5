package org.carillon.api;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.carillon.archive.ArchiveEndedException;
import org.carillon.archive.ArchivedPost;
import org.carillon.archive.ConversationPage;
import org.carillon.archive.ImportReport;
import org.carillon.archive.MboxDialect;
import org.carillon.archive.MboxExport;
import org.carillon.archive.MboxImport;
import org.carillon.archive.MonthCount;
import org.carillon.archive.PostLine;
import org.carillon.archive.PostPage;
import org.carillon.archive.Reading;
import org.carillon.archive.ThreadTree;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@AsksRights
@Path("/api/v1/lists/{address}/archive")
@Tag(name = "archive")
public class ArchiveResource {
    private final Reading reading;
    private final MboxImport mboxImport;
    private final MboxExport mboxExport;
    private final Caller caller;

    ArchiveResource(Reading reading, MboxImport mboxImport, MboxExport mboxExport, Caller caller) {
        this.caller = caller;
        this.reading = reading;
        this.mboxImport = mboxImport;
        this.mboxExport = mboxExport;
    }

    @GET
    @Path("months")
    @Operation(summary = "Show the months that have posts, and how many, the latest first")
    public List<MonthCount> months(@RestPath String address) {
        return reading.months(key(address));
    }

    @GET
    @Path("threads")
    @Operation(summary = "Show the conversations, the one with the latest post first")
    public Response threads(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        String key = key(address);
        ConversationPage page = known(() -> reading.threads(key, paging.afterText(), paging.limit()));
        return answer(page.conversations(), page.next(), paging, uri);
    }

    /// One line of the list of posts.
    ///
    /// @param id its hash, the name by which `messages/{id}` knows it
    public record Entry(String id, String messageId, String author, String subject, Instant archivedAt) {
        static Entry of(PostLine post) {
            return new Entry(
                    post.hash(),
                    post.messageId(),
                    post.line().author(),
                    post.line().subject(),
                    post.archivedAt());
        }
    }

    @GET
    @Path("messages")
    @Operation(summary = "Show the posts in the order in which they came")
    public Response messages(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        String key = key(address);
        PostPage page = known(() -> reading.posts(key, paging.afterText(), paging.limit()));
        return answer(page.posts().stream().map(Entry::of).toList(), page.next(), paging, uri);
    }

    private static <T> T known(Supplier<T> page) {
        try {
            return page.get();
        } catch (IllegalArgumentException notOurs) {
            throw Refusal.invalid("after must be taken from the link to the next page.");
        }
    }

    private static Response answer(List<?> items, String next, Paging paging, UriInfo uri) {
        var answer = Response.ok(items);
        if (!next.isEmpty()) {
            String path = uri.getRequestUri().getRawPath();
            answer.header("Link", "<" + path + "?limit=" + paging.limit() + "&after=" + next + ">; rel=\"next\"");
        }
        return answer.build();
    }

    @GET
    @Path("threads/{hash}")
    @Operation(summary = "Show a whole conversation by any of its posts, in reading order")
    public ThreadTree thread(@RestPath String address, @RestPath String hash) {
        return reading.thread(key(address), hash).orElseThrow(() -> noPost(hash));
    }

    @GET
    @Path("messages/{hash}")
    @Operation(summary = "Show one post with its text")
    public ArchivedPost message(@RestPath String address, @RestPath String hash) {
        return reading.post(key(address), hash).orElseThrow(() -> noPost(hash));
    }

    @GET
    @Path("messages/{hash}/raw")
    @Produces({"message/rfc822", MediaType.APPLICATION_JSON})
    @Operation(summary = "The exact bytes of a post as they were sent to the list")
    public Response raw(@RestPath String address, @RestPath String hash) {
        byte[] bytes = reading.raw(key(address), hash).orElseThrow(() -> noPost(hash));
        return Response.ok(bytes, "message/rfc822")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /// Streams; when it breaks off on the way the connection is closed before its end.
    @GET
    @Path("mbox")
    @Produces({"application/mbox", MediaType.APPLICATION_JSON})
    @Operation(summary = "The whole archive as one mbox (mboxrd), in the order in which the posts came")
    public Response mbox(@RestPath String address) {
        String key = key(address, Right.MOVE_ARCHIVE);
        StreamingOutput body = out -> mboxExport.write(key, out);
        return Response.ok(body, "application/mbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    /// Reads while the body comes in. What was read before an error stays; the same file can be sent again.
    @POST
    @Path("import")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Read an mbox into the archive, packed with gzip or not; posts that are there are passed over")
    public ImportReport importAll(
            @RestPath String address, @RestQuery @Nullable String dialect, @Nullable InputStream body) {
        String key = key(address, Right.MOVE_ARCHIVE);
        try {
            return mboxImport.run(key, Wanted.body(body), dialect(dialect));
        } catch (ArchiveEndedException deleted) {
            throw Refusal.notFound("The list " + address + " was deleted meanwhile.");
        } catch (IOException broken) {
            throw Refusal.invalid(
                    "The file cannot be read to its end. What came before is imported; it may be sent again.");
        }
    }

    private static MboxDialect dialect(@Nullable String name) {
        return switch (name == null ? "mboxrd" : name.toLowerCase(Locale.ROOT)) {
            case "mboxrd" -> MboxDialect.RD;
            case "mboxo" -> MboxDialect.O;
            case "mboxcl2" -> MboxDialect.CL2;
            default -> throw Refusal.invalid("dialect is one of mboxrd, mboxo, mboxcl2.");
        };
    }

    private String key(String address) {
        return key(address, Right.READ_ARCHIVE);
    }

    private String key(String address, Right right) {
        return caller.list(address, right).key();
    }

    private static Refusal noPost(String hash) {
        return Refusal.notFound(
                "There is no post " + (hash.matches("[A-Z2-7]{32}") ? hash : "of that name") + " in this archive.");
    }
}
