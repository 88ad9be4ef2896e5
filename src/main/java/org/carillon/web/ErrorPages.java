package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/// Puts the plain sentences of refused requests into the frame for people. Programs, which do not ask for HTML,
/// get them as they are; below `/api` they are JSON.
final class ErrorPages {
    private static final int REFUSED = 400;

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance sorry(int status, String title, String sentence);
    }

    @ServerResponseFilter
    void dress(ContainerRequestContext request, ContainerResponseContext response) {
        if (response.getStatus() < REFUSED || !Paths.page(request.getUriInfo().getPath())) return;
        if (!wantsHtml(request) || !(response.getEntity() instanceof String sentence)) return;
        if (!MediaType.TEXT_PLAIN_TYPE.isCompatible(response.getMediaType())) return;
        String page = Templates.sorry(response.getStatus(), title(response.getStatus()), sentence.strip())
                .render();
        response.getHeaders().putSingle("Cache-Control", "no-store");
        response.setEntity(page, new Annotation[0], MediaType.TEXT_HTML_TYPE.withCharset("UTF-8"));
    }

    private static boolean wantsHtml(ContainerRequestContext request) {
        String accept = request.getHeaderString("Accept");
        return accept != null && accept.contains("text/html");
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "That did not work";
            case 404 -> "There is nothing here";
            case 405 -> "Not this way";
            case 409 -> "Somebody was faster";
            case 413 -> "Too large";
            case 429 -> "Too often";
            case 503 -> "Not now";
            default -> status >= 500 ? "Something went wrong here" : "That did not work";
        };
    }
}
