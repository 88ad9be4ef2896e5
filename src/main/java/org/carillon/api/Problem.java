package org.carillon.api;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An error as RFC 9457 writes it.
///
/// @param type always `about:blank`: the status says which kind it is
/// @param detail one sentence for a person
@Schema(description = "An error (RFC 9457)")
public record Problem(String type, String title, int status, String detail) {
    static final MediaType MEDIA_TYPE = MediaType.valueOf("application/problem+json");

    private static final int MAX_DETAIL = 1000;

    static Response answer(int status, String detail) {
        return builder(status, detail).build();
    }

    static Response.ResponseBuilder builder(int status, String detail) {
        Response.Status known = Response.Status.fromStatusCode(status);
        String title = known == null ? "Error" : known.getReasonPhrase();
        String plain = detail.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", "?");
        String cut = plain.length() > MAX_DETAIL ? plain.substring(0, MAX_DETAIL) + "…" : plain;
        return Response.status(status)
                .type(MEDIA_TYPE)
                .header("Cache-Control", "no-store")
                .entity(new Problem("about:blank", title, status, cut));
    }
}
