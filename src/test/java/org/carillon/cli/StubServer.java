package org.carillon.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A server that answers what a test told it to and remembers what it was asked.
final class StubServer implements AutoCloseable {
    record Asked(String method, String path, String authorization, String contentType, String body) {}

    private record Answer(int status, String body, String link) {}

    final List<Asked> asked = new ArrayList<>();
    private final Map<String, Answer> answers = new LinkedHashMap<>();
    private final HttpServer http;

    StubServer() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/", this::answer);
        http.start();
    }

    String url() {
        return "http://127.0.0.1:" + http.getAddress().getPort();
    }

    /// @param request such as `GET /api/v1/lists`
    StubServer on(String request, int status, String body) {
        answers.put(request, new Answer(status, body, ""));
        return this;
    }

    StubServer page(String request, String body, String next) {
        answers.put(request, new Answer(200, body, "<" + next + ">; rel=\"next\""));
        return this;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            String path = exchange.getRequestURI().toString();
            asked.add(new Asked(
                    exchange.getRequestMethod(),
                    path,
                    String.valueOf(headers.getFirst("Authorization")),
                    String.valueOf(headers.getFirst("Content-Type")),
                    body));
            Answer answer = answers.getOrDefault(
                    exchange.getRequestMethod() + " " + path, new Answer(404, "<html>no</html>", ""));
            if (!answer.link().isEmpty()) exchange.getResponseHeaders().add("Link", answer.link());
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
