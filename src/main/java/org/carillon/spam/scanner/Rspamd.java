package org.carillon.spam.scanner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// rspamd's normal worker by HTTP: the letter in the body, its way in header fields, the answer
/// in JSON (docs.rspamd.com, "Rspamd HTTP protocol"). What it calls an action is its verdict; its
/// score goes up to the one at which it would reject.
final class Rspamd implements Scanner {
    private static final int MOST_OCTETS = 1024 * 1024;
    private static final int MOST_SYMBOLS = 5;
    private static final double MOST = 10;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final URI uri;
    private final Duration timeout;
    private final HttpClient client;

    Rspamd(Place.Host host, Duration timeout) {
        String name = host.name().indexOf(':') >= 0 ? "[" + host.name() + "]" : host.name();
        this.uri = URI.create("http://" + name + ":" + host.port() + "/checkv2");
        this.timeout = timeout;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .build();
    }

    @Override
    public String name() {
        return "rspamd";
    }

    @Override
    public String where() {
        return uri.getAuthority();
    }

    @Override
    public Scan scan(Suspect suspect) {
        CompletableFuture<HttpResponse<byte[]>> asked =
                client.sendAsync(request(suspect), BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST_OCTETS));
        try {
            HttpResponse<byte[]> answer = asked.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (answer.statusCode() != 200) return new Scan.Away("it answered " + answer.statusCode());
            return read(answer.body());
        } catch (TimeoutException slow) {
            return new Scan.Away("no answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException broken) {
            return new Scan.Away(Shown.reason(broken.getCause() == null ? broken : broken.getCause()));
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
            return new Scan.Away("the server stops");
        } finally {
            asked.cancel(true);
        }
    }

    private HttpRequest request(Suspect suspect) {
        var request = HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(suspect.bytes()));
        header(request, "IP", suspect.client());
        header(request, "Helo", suspect.helo());
        header(request, "From", suspect.sender());
        for (String recipient : suspect.recipients()) header(request, "Rcpt", recipient);
        return request.build();
    }

    /// What a stranger said may be no value of a field; then it is left out.
    private static void header(HttpRequest.Builder request, String name, String value) {
        boolean fit = !value.isEmpty() && value.chars().allMatch(c -> c > ' ' && c < 127);
        if (fit) request.header(name, value);
    }

    private static Scan read(byte[] body) {
        try {
            JsonNode answer = JSON.readTree(body);
            String action = answer.path("action").asText();
            boolean understood = !action.isEmpty() && answer.path("score").isNumber();
            if (!understood) return new Scan.Away("it said \"" + Shown.line(body) + "\"");
            return switch (action) {
                case "no action", "greylist", "soft reject" -> new Scan.Clean();
                case "reject" -> new Scan.Spam(MOST, words(answer, action));
                default ->
                    new Scan.Spam(
                            Math.max(1, Math.min(MOST, answer.path("score").asDouble())), words(answer, action));
            };
        } catch (IOException rubbish) {
            return new Scan.Away("it said \"" + Shown.line(body) + "\"");
        }
    }

    private static String words(JsonNode answer, String action) {
        List<JsonNode> symbols = new ArrayList<>();
        answer.path("symbols").forEach(symbols::add);
        List<String> names = symbols.stream()
                .sorted(Comparator.comparingDouble(
                        symbol -> -symbol.path("score").asDouble()))
                .limit(MOST_SYMBOLS)
                .map(symbol -> symbol.path("name").asText())
                .toList();
        return String.format(
                Locale.ROOT,
                "rspamd says so: %s, %.1f of %.1f (%s)",
                Shown.plain(action),
                answer.path("score").asDouble(),
                answer.path("required_score").asDouble(),
                Shown.plain(String.join(", ", names)));
    }
}
