package org.carillon.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Somebody with cookies who opens pages and sends forms with the token that stands in them.
final class Browser {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]*)\"");

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String root;
    private String client = "";

    Browser(String root) {
        this.root = root;
    }

    /// Asks by way of a proxy, which says so.
    void comesFrom(String address) {
        client = address;
    }

    String page(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(asked(path).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) throw new IOException(path + ": " + answer.statusCode());
        return answer.body();
    }

    /// @param fields name, value, name, value …
    HttpResponse<String> send(String page, String action, String... fields) throws IOException, InterruptedException {
        return post(action, token(page(page)), fields);
    }

    HttpResponse<String> post(String action, String token, String... fields) throws IOException, InterruptedException {
        var form = new StringBuilder("form-token=" + encoded(token));
        for (int i = 0; i < fields.length; i += 2)
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        var request = asked(action)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form.toString()));
        return http.send(request.build(), BodyHandlers.ofString());
    }

    static String token(String html) {
        var found = TOKEN.matcher(html);
        if (!found.find()) throw new IllegalStateException("no form in " + html);
        return found.group(1);
    }

    private HttpRequest.Builder asked(String path) {
        var request = HttpRequest.newBuilder(URI.create(root + path)).header("Accept", "text/html");
        return client.isEmpty() ? request : request.header("X-Forwarded-For", client);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
