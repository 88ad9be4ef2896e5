package org.carillon.listener;

import java.io.IOException;
import org.carillon.trust.refusals.Reason;

/// The connection ends by our will; the reply says why.
final class Farewell extends IOException {
    private static final long serialVersionUID = 1;

    static final Response STOPPING =
            Response.no(Reason.STOPPING, 421, "4.3.2", "The server is going down, please try again soon");
    static final Response TIMEOUT = Response.no(Reason.SLOW, 421, "4.4.2", "You were silent for too long, goodbye");
    static final Response SESSION_OVER =
            Response.no(Reason.SLOW, 421, "4.4.2", "This connection has lasted too long, please open another");
    static final Response TALKS_ON =
            Response.no(Reason.TALKED_ON, 421, "4.7.0", "Please wait for the answer before you go on, goodbye");
    static final Response TOO_SLOW = Response.no(Reason.SLOW, 421, "4.4.2", "Your data comes too slowly, goodbye");

    private final transient Response response;

    Farewell(Response response) {
        super(response.toString());
        this.response = response;
    }

    Response response() {
        return response;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
