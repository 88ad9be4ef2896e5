package org.carillon.api;

import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.carillon.lists.MailingList;
import org.carillon.lists.Profile;
import org.carillon.lists.Revision;
import org.carillon.lists.Revisions;
import org.carillon.lists.Right;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What a list was and is, and going back.
@AsksRights
@Path("/api/v1/lists/{address}/versions")
@Tag(name = "lists")
public class VersionsResource {
    /// @param version counted from 1; the highest is in force
    /// @param door by which the change came: `web`, `api`, `mail` or `house`
    /// @param from the network address of the client; empty when there was none
    /// @param changes what the version before did not have
    public record Version(
            int version,
            Instant time,
            String by,
            String door,
            String from,
            List<Profile.Difference> changes,
            String name,
            String description,
            Map<String, String> settings) {}

    public record Restored(int version, List<Profile.Difference> changes) {}

    private final Revisions revisions;
    private final Caller caller;

    VersionsResource(Revisions revisions, Caller caller) {
        this.revisions = revisions;
        this.caller = caller;
    }

    @GET
    @Operation(summary = "Show the versions of a list's name, description and settings, the newest first")
    public Response list(@RestPath String address, @BeanParam Paging paging, UriInfo uri) {
        MailingList list = caller.list(address, Right.SEE_SETTINGS);
        int before = (int) Math.min(Integer.MAX_VALUE, paging.after(0));
        List<Revision> read = revisions.page(list, before, paging.limit() + 1);
        List<Version> page = IntStream.range(0, Math.min(read.size(), paging.limit()))
                .mapToObj(i -> version(read.get(i), i + 1 < read.size() ? read.get(i + 1) : read.get(i)))
                .toList();
        return paging.answer(page, uri, Version::version);
    }

    private static Version version(Revision of, Revision before) {
        Profile profile = of.profile();
        return new Version(
                of.number(),
                of.at(),
                of.by().who(),
                of.by().channel().word(),
                of.by().from(),
                before.profile().differences(profile),
                profile.name(),
                profile.description(),
                profile.settings().all());
    }

    @POST
    @Path("{version}/restore")
    @Transactional
    @Operation(summary = "Make the list what it was in that version; that is a version of its own")
    public Restored restore(@RestPath String address, @RestPath String version) {
        MailingList list = caller.list(address, Right.CHANGE_SETTINGS);
        Revision then = revisions
                .find(list, Wanted.id(version))
                .orElseThrow(() -> Refusal.notFound("The list has no version " + version + "."));
        var changes = revisions.restore(list, then, caller.actor().by());
        return new Restored(revisions.newest(list), changes);
    }
}
