package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `list
/// create|show|set|rename|let-go|close|open|export|delete|list|versions|restore|log|staff|owner|moderator|text|nested`
@Command(
        name = "list",
        description = "Mailing lists and their settings.",
        subcommands = {
            StaffCommands.Owner.class,
            StaffCommands.Moderator.class,
            TextCommands.class,
            NestedCommands.class
        })
final class ListCommands {
    private static final Table ALL =
            Table.of("There are no lists yet.", "ADDRESS address", "NAME name", "MEMBERS members", "CLOSED closed");

    private static final Table LOG = Table.of(
            "Nothing has been done to this list yet.",
            "TIME time",
            "BY by",
            "DOOR door",
            "FROM from",
            "WHAT action",
            "TO WHOM subject",
            "KEY key");

    @Spec
    private @Nullable CommandSpec group;

    @Command(description = "Make a list.")
    int create(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--name", description = "What people call it.") @Nullable String name,
            @Option(names = "--description", description = "A few sentences for its page.") @Nullable
                    String description,
            @Option(names = "--owner", paramLabel = "ADDRESS", description = "Who runs it; may be given often.")
                    @Nullable
                    List<String> owners,
            @Option(names = "--style", description = "discussion, announce, newsletter, support or kernel.") @Nullable
                    String style,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = "A setting; may be given often.") @Nullable
                    List<String> settings) {
        var body = new LinkedHashMap<String, Object>();
        body.put("address", address);
        if (name != null) body.put("name", name);
        if (description != null) body.put("description", description);
        if (owners != null) body.put("owners", owners);
        if (style != null) body.put("style", style);
        if (settings != null) body.put("settings", pairs(settings));
        JsonNode list = server.api().post(ApiClient.path("lists"), body);
        return server.done(list, list.path("address").asText() + " is made; its members come with `member add`.");
    }

    @Command(description = "Show a list and all its settings.")
    int show(@Mixin Server server, @Parameters(paramLabel = "ADDRESS") String address) {
        JsonNode list = server.api().get(ApiClient.path("lists", address));
        if (server.json()) return server.done(list, "");
        list.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("settings")) line(server, field);
        });
        list.path("settings").fields().forEachRemaining(field -> line(server, field));
        return 0;
    }

    @Command(description = "Change settings, the name, the description or the owners.")
    int set(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "ADDRESS") String address,
            @Parameters(index = "1..*", paramLabel = "KEY=VALUE", arity = "0..*") @Nullable List<String> settings,
            @Option(names = "--set", paramLabel = "KEY=VALUE", description = "The same, as for create.") @Nullable
                    List<String> more,
            @Option(names = "--name", description = "What people call it.") @Nullable String name,
            @Option(names = "--description", description = "A few sentences for its page.") @Nullable
                    String description,
            @Option(
                            names = "--owner",
                            paramLabel = "ADDRESS",
                            description = "Its owners from now on; may be given often.")
                    @Nullable
                    List<String> owners) {
        var body = new LinkedHashMap<String, Object>();
        var changes = new LinkedHashMap<String, String>();
        if (settings != null) changes.putAll(pairs(settings));
        if (more != null) changes.putAll(pairs(more));
        if (!changes.isEmpty()) body.put("settings", changes);
        if (name != null) body.put("name", name);
        if (description != null) body.put("description", description);
        if (owners != null) body.put("owners", owners);
        if (body.isEmpty()) throw usage("Nothing to set: give KEY=VALUE, --name, --description or --owner.");
        JsonNode list = server.api().patch(ApiClient.path("lists", address), body);
        return server.done(list, list.path("address").asText() + " is changed.");
    }

    @Command(
            description =
                    "Write a whole list into a file (zip): archive.mbox and members.csv, which can be imported again, and settings.json.")
    int export(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(
                            names = "--out",
                            paramLabel = "FILE",
                            required = true,
                            description = "Write here; the file must not exist yet.")
                    Path file) {
        saved(server, address, file);
        return server.done(
                JsonNodeFactory.instance.objectNode().put("file", file.toString()),
                address + " is written to " + file + ".");
    }

    private static void saved(Server server, String address, Path file) {
        if (Files.exists(file)) throw new Refused("The file " + file + " exists already.");
        try (InputStream zip = server.api().open(ApiClient.path("lists", address, "export"))) {
            Files.copy(zip, file);
        } catch (IOException broken) {
            throw new Refused("The export broke off: " + broken.getMessage() + "; " + file + " is not complete.");
        }
    }

    @Command(
            description =
                    "Delete a list for good: members, archive, held posts, settings, rules and log. `list export` keeps a copy.")
    int delete(
            @Mixin Server server,
            @Parameters(paramLabel = "ADDRESS") String address,
            @Option(names = "--export", paramLabel = "FILE", description = "Write all of it into this file first.")
                    @Nullable
                    Path file) {
        if (file != null) saved(server, address, file);
        JsonNode answer = server.api().delete(ApiClient.path("lists", address));
        return server.done(answer, address + " is deleted.");
    }

    @Command(description = "Give a list another address; letters and links to the earlier one still reach it.")
    int rename(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "ADDRESS") String address,
            @Parameters(index = "1", paramLabel = "NEW") String wanted,
            @Option(names = "--again", description = "Also where another list was before.") boolean again) {
        var body = Map.of("address", wanted, "again", again);
        JsonNode now = server.api().post(ApiClient.path("lists", address, "move"), body);
        return server.done(
                now, address + " is now " + now.path("address").asText() + "; the earlier address still reaches it.");
    }

    @Command(name = "let-go", description = "Give up an earlier address of a list: letters to it are refused then.")
    int letGo(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "ADDRESS") String address,
            @Parameters(index = "1", paramLabel = "EARLIER") String earlier) {
        JsonNode answer = server.api().delete(ApiClient.path("lists", address, "former", earlier));
        return server.done(answer, earlier + " does not belong to " + address + " any more.");
    }

    @Command(description = "Make a list read-only: nobody posts there or joins, the archive stays.")
    int close(@Mixin Server server, @Parameters(paramLabel = "ADDRESS") String address) {
        JsonNode answer = server.api().post(ApiClient.path("lists", address, "close"));
        return server.done(answer, address + " is closed; `list open` opens it again.");
    }

    @Command(description = "Open a list that was closed.")
    int open(@Mixin Server server, @Parameters(paramLabel = "ADDRESS") String address) {
        JsonNode answer = server.api().post(ApiClient.path("lists", address, "open"));
        return server.done(answer, address + " is open.");
    }

    @Command(description = "Show all lists.")
    int list(@Mixin Server server) {
        return server.print(ApiClient.path("lists"), ALL);
    }

    @Command(description = "Show what a list was and is: each change of its settings, the newest first.")
    int versions(@Mixin Server server, @Parameters(paramLabel = "LIST") String list) {
        var listing = server.json() ? new JsonListing(server.out()) : new VersionListing(server.out());
        server.api().pages(ApiClient.path("lists", list, "versions"), Long.MAX_VALUE, listing);
        listing.end();
        return 0;
    }

    @Command(description = "Make the settings of a list what they were in a version.")
    int restore(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1", paramLabel = "VERSION") String version) {
        JsonNode answer = server.api().post(ApiClient.path("lists", list, "versions", version, "restore"));
        boolean same = answer.path("changes").isEmpty();
        return server.done(
                answer,
                same
                        ? list + " is like version " + version + " already."
                        : list + " is as in version " + version + " again; that is version "
                                + answer.path("version").asText() + ".");
    }

    @Command(description = "Show who did what to a list, the newest first.")
    int log(
            @Mixin Server server,
            @Parameters(paramLabel = "LIST") String list,
            @Option(names = "--most", paramLabel = "N", defaultValue = "1000", description = "At most so many; 1000.")
                    long most,
            @Option(
                            names = "--find",
                            paramLabel = "TEXT",
                            description = "Only where who did it, or whom it was done to, begins so.")
                    @Nullable
                    String find,
            @Option(
                            names = "--entry",
                            paramLabel = "KEY",
                            description = "Name everybody whom this entry is about, one a line.")
                    @Nullable
                    String entry) {
        if (entry != null) return everybody(server, server.api().get(ApiClient.path("lists", list, "trail", entry)));
        String wanted = find == null ? "" : "&find=" + URLEncoder.encode(find, StandardCharsets.UTF_8);
        String page = ApiClient.path("lists", list, "trail") + "?limit=" + Math.clamp(most, 1, 1000);
        return server.print(page + wanted, LOG, most);
    }

    private static int everybody(Server server, JsonNode entry) {
        if (server.json()) return server.done(entry, "");
        for (JsonNode subject : entry.path("subjects")) server.out().println(Plain.line(subject.asText()));
        server.out().flush();
        return 0;
    }

    @Command(description = "Show the owners and moderators of a list.")
    int staff(@Mixin Server server, @Parameters(paramLabel = "ADDRESS") String address) {
        return server.print(
                ApiClient.path("lists", address, "staff"),
                Table.of("Nobody runs this list but those who run the site.", "ADDRESS address", "ROLE role"));
    }

    private Map<String, String> pairs(List<String> settings) {
        var pairs = new LinkedHashMap<String, String>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals < 1) throw usage("\"" + setting + "\" is no setting: it has the form KEY=VALUE.");
            pairs.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return pairs;
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(
                java.util.Objects.requireNonNull(group, "picocli sets this").commandLine(), sentence);
    }

    private static void line(Server server, Map.Entry<String, JsonNode> field) {
        server.out().printf("%-22s %s%n", field.getKey(), Table.text(field.getValue()));
    }
}
