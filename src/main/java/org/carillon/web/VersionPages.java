package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.lists.Revision;
import org.carillon.lists.Revisions;
import org.carillon.lists.Right;

/// What the settings of a list were and who changed them, for those who run it.
@Path("/lists/{address}/settings/versions")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class VersionPages {
    private static final int PAGE = 30;

    /// @param now in force
    /// @param by who made it so, by which door, and from where
    record Version(int number, Instant at, String by, boolean now, List<SettingChange.Line> lines) {}

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance versions(ListHead list, List<Version> versions, String next, boolean may);
    }

    private final Visitor visitor;
    private final Revisions revisions;

    VersionPages(Visitor visitor, Revisions revisions) {
        this.visitor = visitor;
        this.revisions = revisions;
    }

    @GET
    public TemplateInstance versions(
            @PathParam("address") String address, @QueryParam("before") @DefaultValue("0") String before) {
        MailingList list = visitor.list(address, Right.SEE_SETTINGS);
        int from = (int) Math.min(Integer.MAX_VALUE, Numbers.of(before));
        List<Revision> read = revisions.page(list, from, PAGE + 1);
        int newest = revisions.newest(list);
        var shown = new ArrayList<Version>();
        for (int i = 0; i < Math.min(PAGE, read.size()); i++) {
            shown.add(version(read.get(i), read.get(Math.min(i + 1, read.size() - 1)), newest));
        }
        String next = read.size() > PAGE
                ? ListHead.of(list).path() + "/settings/versions?before="
                        + shown.getLast().number()
                : "";
        return Templates.versions(ListHead.of(list), shown, next, visitor.may(Right.CHANGE_SETTINGS, list));
    }

    private static Version version(Revision one, Revision before, int newest) {
        return new Version(
                one.number(),
                one.at(),
                TrailPages.words(one.by()),
                one.number() == newest,
                SettingChange.Line.all(before.profile().differences(one.profile())));
    }
}
