package org.carillon.api;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/// Which page of a list of things is wanted. Pages begin behind a key and not at a count, so that the last page
/// of a million costs what the first does.
public class Paging {
    private static final int USUAL = 100;
    private static final int MOST = 1000;

    @QueryParam("limit")
    @Parameter(description = "How many at most: 1 to 1000, usually 100")
    @Nullable
    String limit;

    @QueryParam("after")
    @Parameter(description = "Where the page begins, as the link to the next page says")
    @Nullable
    String after;

    int limit() {
        if (limit == null) return USUAL;
        if (!limit.matches("[0-9]{1,9}") || Integer.parseInt(limit) < 1) {
            throw Refusal.invalid("limit must be a number from 1 to " + MOST + ".");
        }
        return Math.min(MOST, Integer.parseInt(limit));
    }

    /// The number behind which the page begins.
    long after(long first) {
        if (after == null) return first;
        if (!after.matches("[0-9]{1,18}")) throw Refusal.invalid("after must be a number.");
        return Long.parseLong(after);
    }

    String afterText() {
        return after == null ? "" : after;
    }

    /// The page with a link to the next one (RFC 8288) when there may be one.
    <T> Response answer(List<T> items, UriInfo uri, Function<T, Object> key) {
        var answer = Response.ok(items);
        if (items.size() == limit()) answer.header("Link", next(uri, "", key.apply(items.getLast())));
        return answer.build();
    }

    /// What was found, with a link to where to look on; there may be one behind a page without anything, too.
    ///
    /// @param further null at the end
    Response found(List<?> items, UriInfo uri, String find, @Nullable Object further) {
        var answer = Response.ok(items);
        if (further != null) answer.header("Link", next(uri, "find=" + encoded(find) + "&", further));
        return answer.build();
    }

    private String next(UriInfo uri, String more, Object after) {
        String path = uri.getRequestUri().getRawPath();
        String behind = encoded(after.toString());
        return "<" + path + "?" + more + "limit=" + limit() + "&after=" + behind + ">; rel=\"next\"";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
