package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The options that every command for a running server takes, and the way its answers are printed.
final class Server {
    private static final String DEFAULT_TOKEN_FILE = "data/admin.token";

    @Option(
            names = "--server",
            paramLabel = "URL",
            defaultValue = "${env:CARILLON_SERVER:-http://localhost:8080}",
            description = "The running server (or CARILLON_SERVER); default http://localhost:8080.")
    private String url = "";

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "The file with the token (or the token itself in CARILLON_TOKEN); default data/admin.token.")
    private @Nullable Path tokenFile;

    @Option(names = "--json", description = "Print the server's JSON instead of a table.")
    private boolean json;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec command;

    ApiClient api() {
        return new ApiClient(address(), token());
    }

    boolean json() {
        return json;
    }

    PrintWriter out() {
        return line().getOut();
    }

    PrintWriter err() {
        return line().getErr();
    }

    /// Ends a change: prints the sentence, or with `--json` what the server answered.
    int done(JsonNode answer, String sentence) {
        out().println(json ? answer.toString() : Plain.line(sentence));
        return 0;
    }

    /// Follows the pages of a list of things to the end and prints each as it comes.
    int print(String path, Table table) {
        return print(path, table, Long.MAX_VALUE);
    }

    /// As above, but no more than `most` of them.
    int print(String path, Table table, long most) {
        var listing = json ? new JsonListing(out()) : table.on(out());
        api().pages(path, most, listing);
        listing.end();
        out().flush();
        return 0;
    }

    private picocli.CommandLine line() {
        return java.util.Objects.requireNonNull(command, "picocli sets this").commandLine();
    }

    private URI address() {
        try {
            var address = URI.create(url.strip());
            if (("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                    && address.getHost() != null) {
                return URI.create(address.toString().replaceAll("/+$", ""));
            }
        } catch (IllegalArgumentException notAnAddress) {
            // said below, together with the other ways to be wrong
        }
        throw new Refused("--server must be a URL such as http://localhost:8080, not \"" + url + "\".");
    }

    private String token() {
        String given = System.getenv("CARILLON_TOKEN");
        if (tokenFile == null && given != null && !given.isBlank()) return given.strip();
        Path file = tokenFile == null ? Path.of(DEFAULT_TOKEN_FILE) : tokenFile;
        try {
            String token = Files.readString(file).strip();
            if (token.matches("[\\x21-\\x7e]+")) return token;
            throw new Refused("There is no token in " + file + ".");
        } catch (IOException unreadable) {
            String why = Files.exists(file) ? "cannot be read" : "does not exist";
            throw new Refused("The token file " + file + " " + why + "; give --token-file or set CARILLON_TOKEN.");
        }
    }
}
