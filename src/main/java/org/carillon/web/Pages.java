package org.carillon.web;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/// The answers of pages.
final class Pages {
    /// The same page once more, with what was typed and a sentence beside what is wrong (RFC 9110 §15.5.21).
    static final int UNPROCESSABLE = 422;

    static final int NOT_NOW = 503;

    static final String BUSY = "Too much is asked here at this moment; press the button again in a while.";

    private Pages() {}

    static Response html(int status, TemplateInstance page) {
        return Response.status(status)
                .type(MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"))
                .entity(page)
                .build();
    }

    /// To the page that holds a form, for whoever opens the path that the form is sent to: by reloading a page that
    /// says what was wrong, or from the browser's history.
    static Response form(String path) {
        return Response.seeOther(URI.create(path)).build();
    }

    /// The form again, its faults said in it.
    static Response again(TemplateInstance page) {
        return html(UNPROCESSABLE, page);
    }
}
