package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `archive import|export`
@Command(name = "archive", description = "The archive of a list.")
final class ArchiveCommands {
    @Command(name = "import", description = "Read mbox files into the archive; posts it has already are passed over.")
    int importAll(
            @Mixin Server server,
            @Parameters(index = "0", paramLabel = "LIST") String list,
            @Parameters(index = "1..*", paramLabel = "FILE", arity = "1..*") List<String> files) {
        var each = new Each(server);
        for (String file : files) {
            each.one(file, api -> {
                JsonNode report = api.post(
                        ApiClient.path("lists", list, "archive", "import"),
                        "application/mbox",
                        Upload.of(file, server.err()));
                server.done(report, file + ": " + Table.text(report));
            });
        }
        return each.exitCode();
    }

    @Command(description = "Write the archive as one mbox (mboxrd) to the standard output or a file.")
    int export(
            @Mixin Server server,
            @Parameters(paramLabel = "LIST") String list,
            @Option(names = "--out", paramLabel = "FILE", description = "Write here; the file must not exist yet.")
                    @Nullable
                    Path file) {
        if (file != null && Files.exists(file)) throw new Refused("The file " + file + " exists already.");
        try (InputStream mbox = server.api().open(ApiClient.path("lists", list, "archive", "mbox"))) {
            if (file == null) mbox.transferTo(System.out);
            else Files.copy(mbox, file);
            System.out.flush();
            return 0;
        } catch (IOException broken) {
            throw new Refused("The export broke off: " + broken.getMessage() + ".");
        }
    }
}
