package org.carillon.api;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.carillon.desk.TwinPostException;
import org.carillon.lists.SettingException;
import org.carillon.mail.AddressException;
import org.carillon.people.PasswordException;
import org.carillon.vacation.VacationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// What callers are told when something is not done: problem+json below `/api`, one plain sentence elsewhere.
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final int MAX_CAUSES = 20;
    private static final String FORMS = "org.jboss.resteasy.reactive.server.core.multipart.";
    private static final String BODIES = "org.jboss.resteasy.reactive.server.vertx.VertxInputStream";
    /// Frames between these readers and what they call.
    private static final int NEAR = 8;

    @ServerExceptionMapper
    Response refused(Refusal refusal, UriInfo uri) {
        return answer(refusal.status(), refusal.sentence(), uri);
    }

    @ServerExceptionMapper
    Response twin(TwinPostException sentence, UriInfo uri) {
        return answer(409, String.valueOf(sentence.getMessage()), uri);
    }

    @ServerExceptionMapper({
        AddressException.class,
        SettingException.class,
        PasswordException.class,
        VacationException.class
    })
    Response invalid(IllegalArgumentException sentence, UriInfo uri) {
        return answer(400, String.valueOf(sentence.getMessage()), uri);
    }

    @ServerExceptionMapper
    Response misread(MismatchedInputException json, UriInfo uri) {
        return answer(400, JsonFault.sentence(json), uri);
    }

    /// What the framework refuses: no such path, no such method, no JSON.
    @ServerExceptionMapper
    Response refused(WebApplicationException refusal, UriInfo uri) {
        Response response = refusal.getResponse();
        int status = response.getStatus();
        if (status < 400) return response;
        if (refusal.getCause() instanceof com.fasterxml.jackson.core.JsonProcessingException json) {
            return answer(400, JsonFault.sentence(json), uri);
        }
        return answer(status, sentence(status), uri);
    }

    @ServerExceptionMapper
    Response unexpected(Throwable failure, UriInfo uri) {
        if (hungUp(failure)) {
            LOG.debugf("client hung up path=%s", safe(uri));
            return answer(400, sentence(400), uri);
        }
        if (unreadableForm(failure)) return answer(400, sentence(400), uri);
        String state = sqlState(failure);
        if (state.startsWith("23") || state.startsWith("40")) {
            return answer(409, "Somebody else changed the same thing at the same moment; try again.", uri);
        }
        if (state.startsWith("08") || state.startsWith("57") || state.startsWith("53") || state.startsWith("90")) {
            LOG.warnf("request failed path=%s database=%s", safe(uri), failure.getMessage());
            return answer(503, "The database does not answer; try again later.", uri);
        }
        String id = Long.toString(ThreadLocalRandom.current().nextLong(1L << 40), Character.MAX_RADIX);
        LOG.errorf(failure, "request failed id=%s path=%s", id, safe(uri));
        return answer(500, "Something went wrong here; the server's log says what, beside " + id + ".", uri);
    }

    /// Who sends a request hangs up in its midst, or goes on too slowly: nobody hears the answer.
    private static boolean hungUp(Throwable failure) {
        return causes(failure).anyMatch(cause -> cause instanceof IOException && thrownBy(cause, BODIES));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .map(Objects::requireNonNull);
    }

    /// What the framework's reader of forms throws is about a stranger's bytes: a broken `%zz`, too many fields. It
    /// has no exception of its own, so that only the place tells.
    private static boolean unreadableForm(Throwable failure) {
        return thrownBy(failure, FORMS);
    }

    private static boolean thrownBy(Throwable failure, String classes) {
        return Arrays.stream(failure.getStackTrace())
                .limit(NEAR)
                .anyMatch(frame -> frame.getClassName().startsWith(classes));
    }

    private static Response answer(int status, String detail, UriInfo uri) {
        if (uri.getPath().startsWith("/api/")) return Problem.answer(status, detail);
        return Response.status(status)
                .type(MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
                .entity(detail + "\n")
                .build();
    }

    private static String sentence(int status) {
        return switch (status) {
            case 400 -> "The request cannot be read.";
            case 404 -> "There is nothing at this address.";
            case 405 -> "This method is not for this address.";
            case 406 -> "The answer does not come in the media type that was asked for.";
            case 413 -> "The request is larger than this server takes.";
            case 415 -> "The body has a media type that this address does not take.";
            default -> "The request was refused.";
        };
    }

    private static String sqlState(Throwable failure) {
        return causes(failure)
                .filter(cause -> cause instanceof SQLException sql && sql.getSQLState() != null)
                .map(cause -> ((SQLException) cause).getSQLState())
                .findFirst()
                .orElse("");
    }

    private static String safe(UriInfo uri) {
        return uri.getPath().replaceAll("[^\\x21-\\x7e]", "?");
    }
}
