package org.carillon.testing;

import static io.restassured.RestAssured.config;
import static io.restassured.RestAssured.given;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.http.ContentType.BINARY;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.filter.cookie.CookieFilter;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Somebody with a browser: keeps cookies, follows no redirect by itself, and sends forms with the token that
/// stands in the page.
public final class Visit {
    private static final Pattern TOKEN = Pattern.compile("name=\"form-token\" value=\"([^\"]*)\"");

    private static final String BORDER = "border-of-the-form";

    private final CookieFilter cookies = new CookieFilter();

    public Response look(String path) {
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .accept("text/html")
                .urlEncodingEnabled(false)
                .get(path);
    }

    /// As a browser sends them.
    public String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(one -> one.getName() + "=" + one.getValue())
                .collect(Collectors.joining("; "));
    }

    /// The page's HTML; the page must be there.
    public String page(String path) {
        return look(path).then().statusCode(200).extract().asString();
    }

    /// Opens the page and sends a form of it.
    ///
    /// @param fields name, value, name, value …; a name may stand more than once
    public Response send(String page, String action, String... fields) {
        return post(action, token(page(page)), fields);
    }

    /// Sends a form with that token; an empty one is left out.
    public Response post(String action, String token, String... fields) {
        Map<String, List<String>> form = new LinkedHashMap<>();
        if (!token.isEmpty()) form.put("form-token", List.of(token));
        for (int i = 0; i < fields.length; i += 2) {
            form.computeIfAbsent(fields[i], name -> new ArrayList<>()).add(fields[i + 1]);
        }
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .accept("text/html")
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(form)
                .urlEncodingEnabled(true)
                .post(action);
    }

    /// Opens the page and sends a file by a form of it, as browsers do; without a page the form bears no token.
    public Response upload(String page, String action, String field, String name, byte[] content) {
        String token = page.isEmpty() ? "" : token(page(page));
        var body = new ByteArrayOutputStream();
        if (!token.isEmpty()) body.writeBytes(part("form-token", "", token.getBytes(UTF_8)));
        body.writeBytes(part(field, "; filename=\"" + name + "\"\r\nContent-Type: text/csv", content));
        body.writeBytes(("--" + BORDER + "--\r\n").getBytes(UTF_8));
        return given().filter(cookies)
                .redirects()
                .follow(false)
                .accept("text/html")
                .config(config().encoderConfig(encoderConfig().encodeContentTypeAs("multipart/form-data", BINARY)))
                .contentType("multipart/form-data; boundary=" + BORDER)
                .body(body.toByteArray())
                .post(action);
    }

    private static byte[] part(String field, String more, byte[] content) {
        var part = new ByteArrayOutputStream();
        part.writeBytes(
                ("--" + BORDER + "\r\nContent-Disposition: form-data; name=\"" + field + "\"" + more + "\r\n\r\n")
                        .getBytes(UTF_8));
        part.writeBytes(content);
        part.writeBytes("\r\n".getBytes(UTF_8));
        return part.toByteArray();
    }

    public Visit signIn(String address, String password) {
        send("/sign-in", "/sign-in", "address", address, "password", password)
                .then()
                .statusCode(303);
        return this;
    }

    public static String token(String html) {
        Matcher found = TOKEN.matcher(html);
        return found.find() ? found.group(1) : "";
    }
}
