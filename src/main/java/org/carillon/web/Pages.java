package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/// The answers of pages.
final class Pages {
    /// The same page once more, with what was typed and a sentence beside what is wrong (RFC 9110 §15.5.21).
    static final int UNPROCESSABLE = 422;

    private Pages() {}

    static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page)
                .build();
    }

    /// The form again, its faults said in it.
    static Response again(TemplateInstance page) {
        return html(UNPROCESSABLE, page);
    }
}
