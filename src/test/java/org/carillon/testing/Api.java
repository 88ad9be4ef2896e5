package org.carillon.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `/api/v1` as a program from outside uses it.
public final class Api {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();
    private final String server;
    private final String token;

    /// @param server such as `http://localhost:8081`
    /// @param home where `admin.token` lies
    public Api(String server, Path home) {
        this.server = server.replaceAll("/$", "");
        try {
            this.token = Files.readString(home.resolve("admin.token")).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void domain(String domain) {
        post("/domains", Map.of("domain", domain));
    }

    /// A list with these settings, each `key=value`.
    public void list(String address, String... settings) {
        var map = new LinkedHashMap<String, String>();
        for (String setting : settings) {
            String[] parts = setting.split("=", 2);
            map.put(parts[0], parts[1]);
        }
        post("/lists", Map.of("address", address, "settings", map, "owners", List.of("owner@people.example")));
    }

    public JsonNode members(String list, List<String> addresses) {
        byte[] csv = String.join("\n", addresses).getBytes(StandardCharsets.UTF_8);
        return json(send("POST", "/lists/" + list + "/members", "text/csv", csv));
    }

    public JsonNode get(String path) {
        return json(send("GET", path, "application/json", new byte[0]));
    }

    /// Every entry of a list of things, page by page.
    public List<JsonNode> all(String path) {
        var all = new ArrayList<JsonNode>();
        String next = "/api/v1" + path + (path.contains("?") ? "&" : "?") + "limit=200";
        while (!next.isEmpty()) {
            var answer = exchange("GET", URI.create(server + next), "application/json", new byte[0]);
            json(answer).forEach(all::add);
            next = next(answer);
        }
        return all;
    }

    private static String next(HttpResponse<byte[]> answer) {
        for (String link : answer.headers().allValues("Link")) {
            if (link.contains("rel=\"next\"") || link.contains("rel=next")) {
                URI target = URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
                return target.getRawPath() + "?" + target.getRawQuery();
            }
        }
        return "";
    }

    public byte[] bytes(String path) {
        return ok(send("GET", path, "*/*", new byte[0])).body();
    }

    public JsonNode post(String path, Object body) {
        return json(send("POST", path, "application/json", written(body)));
    }

    public JsonNode put(String path, Object body) {
        return json(send("PUT", path, "application/json", written(body)));
    }

    private static byte[] written(Object body) {
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Puts a text; gives the answer's status and body.
    public Call put(String path, String text) {
        var answer = send("PUT", path, "text/plain", text.getBytes(StandardCharsets.UTF_8));
        return new Call(answer.statusCode(), new String(answer.body(), StandardCharsets.UTF_8));
    }

    /// What came back.
    public record Call(int status, String body) {}

    /// Waits until no accepted letter waits for the pipeline and no batch for a courier.
    public void awaitQuiet(Duration patience) {
        Eventually.await("spool and queue to drain")
                .atMost(patience)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> quiet() && quiet());
    }

    /// A letter may go from the queue to the spool, as a report to somebody here does, between the two questions: then
    /// only the second time shows it.
    private boolean quiet() {
        return get("/spool?limit=1").isEmpty() && get("/queue?limit=1").isEmpty();
    }

    /// Waits for a letter that is set aside; gives the first.
    public JsonNode awaitShunted(Duration patience) {
        return Eventually.await("a letter to be set aside")
                .atMost(patience)
                .until(
                        () -> get("/spool?limit=1"),
                        spool -> spool.findValuesAsText("state").contains("shunted"))
                .get(0);
    }

    private HttpResponse<byte[]> send(String method, String path, String type, byte[] body) {
        return exchange(method, URI.create(server + "/api/v1" + path), type, body);
    }

    private HttpResponse<byte[]> exchange(String method, URI uri, String type, byte[] body) {
        var request = HttpRequest.newBuilder(uri)
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Accept", type.startsWith("text") ? "application/json" : type)
                .header("Content-Type", type.equals("*/*") ? "application/json" : type)
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        }
    }

    private static JsonNode json(HttpResponse<byte[]> answer) {
        try {
            byte[] body = ok(answer).body();
            return body.length == 0 ? JSON.nullNode() : JSON.readTree(body);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static HttpResponse<byte[]> ok(HttpResponse<byte[]> answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(answer.request().method() + " " + answer.uri() + " → " + answer.statusCode() + ": "
                    + new String(answer.body(), StandardCharsets.UTF_8));
        }
        return answer;
    }
}
