package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import org.carillon.lists.MailingList;
import org.carillon.lists.Profile;
import org.carillon.lists.Revision;
import org.carillon.lists.Revisions;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;

/// The settings of a list, for those who run it. Nothing is saved before it was shown what will be different, and
/// nothing that somebody else has changed meanwhile is overwritten unseen.
@Path("/lists/{address}/settings")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class SettingsPages {
    private static final int OK = 200;
    private static final int CONFLICT = 409;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance settings(ListHead list, SettingFields form, boolean may);

        static native TemplateInstance difference(ListHead list, SettingChange change);
    }

    private final Visitor visitor;
    private final Revisions revisions;
    private final SentForm form;
    private final Flash flash;

    SettingsPages(Visitor visitor, Revisions revisions, SentForm form, Flash flash) {
        this.visitor = visitor;
        this.revisions = revisions;
        this.form = form;
        this.flash = flash;
    }

    @GET
    public TemplateInstance settings(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.SEE_SETTINGS);
        Revision now = now(list);
        return page(list, now, now.profile().all(), Map.of());
    }

    private TemplateInstance page(
            MailingList list, Revision shown, Map<String, String> values, Map<String, String> faults) {
        var fields = new SettingFields(
                shown.number(), values, faults, shown.profile().settings().unknown());
        return Templates.settings(ListHead.of(list), fields, visitor.may(Right.CHANGE_SETTINGS, list));
    }

    private Revision now(MailingList list) {
        return version(list, revisions.newest(list));
    }

    private Revision version(MailingList list, long number) {
        return revisions.find(list, number).orElseThrow(NotFoundException::new);
    }

    /// What was typed, against what the form showed: so a field that somebody else has changed meanwhile stays as it
    /// is unless it was changed here, too.
    @POST
    public Response look(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.CHANGE_SETTINGS);
        Revision seen = version(list, Numbers.of(form.text("seen")));
        Map<String, String> typed = typed(seen.profile());
        Map<String, String> faults = faults(seen.profile(), typed);
        if (!faults.isEmpty()) return Pages.again(page(list, seen, typed, faults));
        Profile wanted = SettingChange.apply(seen.profile(), typed);
        return difference(list, seen, SettingChange.values(seen.profile().differences(wanted)), 0, OK);
    }

    private Map<String, String> typed(Profile seen) {
        var typed = new TreeMap<String, String>();
        seen.all().forEach((key, value) -> typed.put(key, form.field(key).orElse(value)));
        return typed;
    }

    private static Map<String, String> faults(Profile seen, Map<String, String> typed) {
        var faults = new TreeMap<String, String>();
        typed.forEach((key, value) -> {
            try {
                seen.with(key, value);
            } catch (SettingException sentence) {
                faults.put(key, sentence.getMessage());
            }
        });
        return faults;
    }

    private Response difference(MailingList list, Revision seen, Map<String, String> values, int version, int status) {
        Revision now = now(list);
        Profile after = SettingChange.apply(now.profile(), values);
        SettingChange change = SettingChange.of(now, after, version);
        if (change.lines().isEmpty()) return said(list, "Nothing would be different: nothing was saved.");
        if (now.number() != seen.number()) change = change.since(seen.profile(), now);
        return Pages.html(status, Templates.difference(ListHead.of(list), change));
    }

    private Response said(MailingList list, String sentence) {
        flash.say(sentence);
        return Response.seeOther(URI.create(ListHead.of(list).path() + "/settings"))
                .build();
    }

    @GET
    @Path("save")
    public Response form(@PathParam("address") String address) {
        return Pages.form("/lists/" + Paths.step(address) + "/settings");
    }

    @POST
    @Path("save")
    public Response save(@PathParam("address") String address) {
        MailingList list = visitor.list(address, Right.CHANGE_SETTINGS);
        Revision seen = version(list, Numbers.of(form.text("seen")));
        Map<String, String> values = new TreeMap<>();
        for (String key : seen.profile().all().keySet()) {
            form.field(key).ifPresent(value -> values.put(key, value));
        }
        if (!faults(seen.profile(), values).isEmpty()) return look(address);
        boolean saved = revisions.change(
                list,
                seen.number(),
                profile -> SettingChange.apply(profile, values),
                visitor.actor().by());
        return saved
                ? said(list, "Saved. Should it have been a mistake, the versions take it back.")
                : difference(list, seen, values, 0, CONFLICT);
    }

    /// What putting an old version back would change.
    @GET
    @Path("back/{version: [0-9]{1,9}}")
    public Response old(@PathParam("address") String address, @PathParam("version") int number) {
        MailingList list = visitor.list(address, Right.CHANGE_SETTINGS);
        Revision now = now(list);
        Profile then = version(list, number).profile();
        return difference(list, now, SettingChange.values(now.profile().differences(then)), number, OK);
    }
}
