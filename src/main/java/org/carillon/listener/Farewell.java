package org.carillon.listener;

import java.io.IOException;
import org.carillon.smtp.Reply;

/// The connection ends by our will; the reply says why.
final class Farewell extends IOException {
    private static final long serialVersionUID = 1;

    static final Reply STOPPING = Reply.of(421, "4.3.2", "The server is going down, please try again soon");
    static final Reply TIMEOUT = Reply.of(421, "4.4.2", "You were silent for too long, goodbye");
    static final Reply SESSION_OVER =
            Reply.of(421, "4.4.2", "This connection has lasted too long, please open another");
    static final Reply TALKS_ON = Reply.of(421, "4.7.0", "Please wait for the answer before you go on, goodbye");
    static final Reply TOO_SLOW = Reply.of(421, "4.4.2", "Your data comes too slowly, goodbye");

    private final transient Reply reply;

    Farewell(Reply reply) {
        super(reply.toString());
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }

    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
