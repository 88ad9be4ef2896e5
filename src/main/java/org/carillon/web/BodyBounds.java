package org.carillon.web;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/// Bounds what strangers can make this server hold: [FormGuard] reads a form to its end before it knows whether it is
/// ours. Our forms are urlencoded, and browsers say how long they are. Below `/api` nobody is heard without a token,
/// and the links of letters (`/u/…`) bound their forms themselves.
final class BodyBounds {
    private static final long MEGABYTE = 1024 * 1024;
    /// A text of rules, or a letter of which most characters take three bytes and each of these three in the form.
    private static final long LONGEST = MEGABYTE;
    /// The trial of rules sends a text and a letter.
    private static final long LONGEST_RULES = 5 * MEGABYTE;

    /// A file of members: a million of them with all columns.
    private static final long LONGEST_FILE = 256 * MEGABYTE;

    private static final Pattern FILES = Pattern.compile("/lists/([^/]+)/members/file");
    /// Behind [Recognition]: only who may change the members of that list may send files of them.
    private static final int LATER = Priorities.USER + 100;

    private static final int NOT_FOUND = 404;
    private static final int LENGTH_REQUIRED = 411;
    private static final int TOO_LARGE = 413;
    private static final int UNSUPPORTED = 415;

    private final MemberFileRight right;

    BodyBounds(MemberFileRight right) {
        this.right = right;
    }

    /// The database is asked on a worker: this filter begins on an event loop.
    @ServerRequestFilter(preMatching = true, priority = LATER)
    Uni<Response> check(ContainerRequestContext request, RoutingContext route) {
        String path = request.getUriInfo().getPath();
        if (!Paths.page(path) || path.startsWith("/u/")) return Uni.createFrom().nullItem();
        HttpServerRequest sent = route.request();
        var list = FILES.matcher(path);
        var person = Recognition.person(route);
        boolean file = type(sent).startsWith("multipart/form-data") && list.matches() && person.isPresent();
        @Nullable Response refused = bounded(path, sent, file);
        if (refused != null || !file) return Uni.createFrom().item(refused);
        return Uni.createFrom()
                .item(() -> right.given(person.get(), list.group(1)))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .map(given -> given ? null : refuse(sent, NOT_FOUND, "There is no such page for you."));
    }

    private static @Nullable Response bounded(String path, HttpServerRequest sent, boolean file) {
        long most = file ? LONGEST_FILE : path.contains("/rules") ? LONGEST_RULES : LONGEST;
        if (type(sent).startsWith("multipart/") && !file) {
            return refuse(
                    sent, UNSUPPORTED, "No page here takes files: send a form as application/x-www-form-urlencoded.");
        }
        if (endless(sent)) {
            return refuse(
                    sent, LENGTH_REQUIRED, "Say in Content-Length how long the form is; one in pieces is not taken.");
        }
        if (length(sent) > most) {
            return refuse(sent, TOO_LARGE, "A form here has at most " + most / MEGABYTE + " MB: send less at once.");
        }
        return null;
    }

    private static String type(HttpServerRequest sent) {
        @Nullable String type = sent.getHeader("Content-Type");
        return type == null ? "" : type.strip().toLowerCase(Locale.ROOT);
    }

    /// In HTTP/1 a body without length comes in chunks; in HTTP/2 only its end shows that there is none.
    private static boolean endless(HttpServerRequest sent) {
        if (sent.version() != HttpVersion.HTTP_2) return sent.headers().contains("Transfer-Encoding");
        return sent.headers().contains("Content-Type") && !sent.headers().contains("Content-Length");
    }

    /// What is no number is longer than anything.
    private static long length(HttpServerRequest sent) {
        @Nullable String length = sent.getHeader("Content-Length");
        if (length == null) return 0;
        try {
            return Long.parseLong(length.strip());
        } catch (NumberFormatException none) {
            return Long.MAX_VALUE;
        }
    }

    /// What has not been read is not waited for; HTTP/2 ends the request alone and knows no such field.
    private static Response refuse(HttpServerRequest sent, int status, String sentence) {
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .header("Connection", sent.version() == HttpVersion.HTTP_2 ? null : "close")
                .entity(sentence + "\n")
                .build();
    }
}
