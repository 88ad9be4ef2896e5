package org.carillon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Speaks to `/api/v1` of a running server. Whatever is not done becomes a [Refused] with the server's own
/// sentence.
final class ApiClient {
    private static final Duration TO_CONNECT = Duration.ofSeconds(10);
    /// An archive of gigabytes is read in by one request.
    private static final Duration TO_ANSWER = Duration.ofHours(2);

    private static final int TOO_LARGE = 413;
    private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;\\s*rel=\"?next\"?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI server;
    private final String token;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TO_CONNECT)
            .version(HttpClient.Version.HTTP_1_1)
            .build();

    ApiClient(URI server, String token) {
        this.server = server;
        this.token = token;
    }

    /// A path below `/api/v1`, each part encoded: an address may hold a slash or a percent sign.
    static String path(String... parts) {
        return Arrays.stream(parts)
                .map(p -> URLEncoder.encode(p, StandardCharsets.UTF_8)
                        .replace("+", "%20")
                        .replace("%40", "@"))
                .collect(Collectors.joining("/", "/api/v1/", ""));
    }

    /// What is there; nothing when the server has no such thing.
    Optional<JsonNode> find(String path) {
        try {
            return Optional.of(get(path));
        } catch (Refused no) {
            if (no.notFound()) return Optional.empty();
            throw no;
        }
    }

    JsonNode get(String path) {
        return json(send(request(path).GET()));
    }

    JsonNode post(String path, Object body) {
        return json(
                send(request(path).header("Content-Type", "application/json").POST(written(body))));
    }

    JsonNode post(String path) {
        return json(send(request(path).POST(BodyPublishers.noBody())));
    }

    /// Sends a body that is no JSON, such as a file.
    JsonNode post(String path, String mediaType, BodyPublisher body) {
        return json(send(request(path).header("Content-Type", mediaType).POST(body)));
    }

    JsonNode put(String path, Object body) {
        return json(
                send(request(path).header("Content-Type", "application/json").PUT(written(body))));
    }

    /// Sends a body that is no JSON, such as a text.
    JsonNode put(String path, String mediaType, BodyPublisher body) {
        return json(send(request(path).header("Content-Type", mediaType).PUT(body)));
    }

    JsonNode patch(String path, Object body) {
        return json(
                send(request(path).header("Content-Type", "application/json").method("PATCH", written(body))));
    }

    JsonNode delete(String path) {
        return json(send(request(path).DELETE()));
    }

    /// The bytes as they are, to be closed by the caller.
    InputStream open(String path) {
        return send(request(path).GET()).body();
    }

    /// Follows `Link: rel="next"` until the end or until `most` things were given.
    void pages(String path, long most, Listing listing) {
        Optional<String> next = Optional.of(path);
        long given = 0;
        while (next.isPresent() && given < most) {
            var answer = send(request(next.get()).GET());
            next = next(answer);
            JsonNode items = json(answer);
            if (!items.isArray()) throw strange(answer.statusCode());
            given += items.size();
            listing.page(items);
        }
    }

    /// Only the path of the link is used, so that a token never goes to another host.
    private Optional<String> next(HttpResponse<?> answer) {
        return answer.headers().allValues("Link").stream()
                .map(NEXT::matcher)
                .filter(m -> m.find())
                .map(m -> URI.create(m.group(1)))
                .map(u -> u.getRawPath() + (u.getRawQuery() == null ? "" : "?" + u.getRawQuery()))
                .findFirst();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path))
                .timeout(TO_ANSWER)
                .header("Authorization", "Bearer " + token)
                .header("Accept", "application/json, */*;q=0.5");
    }

    private static BodyPublisher written(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException bug) {
            throw new IllegalStateException(bug);
        }
    }

    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            if (answer.statusCode() < 300) return answer;
            throw refused(answer);
        } catch (IOException away) {
            throw new Refused(
                    "No Carillon answers at " + server + "; start it with `carillon serve` or give --server.");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refused("Stopped before the server answered.");
        }
    }

    private Refused refused(HttpResponse<InputStream> answer) throws IOException {
        try (var body = answer.body()) {
            String detail =
                    JSON.readTree(body.readNBytes(100_000)).path("detail").asText();
            if (!detail.isBlank()) return new Refused(detail, answer.statusCode());
        } catch (JsonProcessingException notOurs) {
            // then the status is all there is
        }
        if (answer.statusCode() == TOO_LARGE) return new Refused("That is more than the server takes in one request.");
        return strange(answer.statusCode());
    }

    private JsonNode json(HttpResponse<InputStream> answer) {
        try (var body = answer.body()) {
            byte[] bytes = body.readAllBytes();
            return bytes.length == 0 ? MissingNode.getInstance() : JSON.readTree(bytes);
        } catch (JsonProcessingException notOurs) {
            throw strange(answer.statusCode());
        } catch (IOException broken) {
            throw new Refused("The connection to " + server + " broke before the answer was complete.");
        }
    }

    private Refused strange(int status) {
        return new Refused(server + " did not answer as a Carillon server does (HTTP status " + status + ").");
    }
}
