package org.carillon.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.carillon.people.Person;
import org.carillon.people.SignIn;
import org.carillon.smtp.Command;
import org.carillon.smtp.Line;
import org.carillon.smtp.LineReader;
import org.carillon.smtp.Reply;
import org.carillon.trust.refusals.Reason;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The words that AUTH leads to (RFC 4954 §4): asks for what the mechanism wants, in turn, and who that is.
final class AuthExchange {
    private static final Logger LOG = Logger.getLogger(AuthExchange.class);
    private static final Response MECHANISM = Response.no(
            Reason.ILL_FORMED, 504, "5.5.4", "That mechanism is not offered: write AUTH PLAIN or AUTH LOGIN");
    private static final Response TOO_LONG = Response.no(Reason.ILL_FORMED, 500, "5.5.6", "The line is too long");
    private static final Response NOT_BASE64 =
            Response.no(Reason.ILL_FORMED, 501, "5.5.2", "That is not base64 of the words asked for");
    private static final Response CANCELLED = Response.no(Reason.OTHER, 501, "5.7.0", "As you wish: nobody signed in");
    private static final Response WRONG =
            Response.no(Reason.PASSWORD, 535, "5.7.8", "The address or the password is wrong");
    private static final Response AWAY = Response.no(
            Reason.OUR_FAULT, 454, "4.7.0", "Passwords cannot be looked at at the moment, please try again later");
    /// `Username:` and `Password:` in base64, which mail programs expect to the letter.
    private static final String USERNAME = "VXNlcm5hbWU6";

    private static final String PASSWORD = "UGFzc3dvcmQ6";

    /// How it ended.
    sealed interface Outcome {
        record Known(Person person) implements Outcome {}

        record Refused(Response response) implements Outcome {}

        /// The client has said more than it was asked for.
        record TalkedOn() implements Outcome {}

        /// The client hung up.
        record Gone() implements Outcome {}
    }

    /// Ends the exchange from wherever it stands.
    private static final class Ended extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Outcome outcome;

        Ended(Outcome outcome) {
            super(null, null, false, false);
            this.outcome = outcome;
        }
    }

    /// The next line of the client.
    @FunctionalInterface
    interface Lines {
        Line next(int most) throws IOException;
    }

    private final Lines lines;
    private final Wire wire;
    private final Inside.Registry registry;
    private final Caller caller;

    AuthExchange(Lines lines, Wire wire, Inside.Registry registry, Caller caller) {
        this.lines = lines;
        this.wire = wire;
        this.registry = registry;
        this.caller = caller;
    }

    Outcome hold(Command.Auth auth) throws IOException {
        try {
            return switch (auth.mechanism()) {
                case "PLAIN" -> plain(auth.initial());
                case "LOGIN" -> login(auth.initial());
                default -> new Outcome.Refused(MECHANISM);
            };
        } catch (Ended early) {
            return early.outcome;
        }
    }

    /// RFC 4616 §2: who to be, who one is, and the password. Nobody may be somebody else.
    private Outcome plain(@Nullable String initial) throws IOException, Ended {
        String[] words = (initial == null ? word("") : decoded(initial)).split("\0", -1);
        if (words.length != 3) throw new Ended(new Outcome.Refused(NOT_BASE64));
        boolean oneself = words[0].isEmpty() || words[0].equalsIgnoreCase(words[1]);
        return oneself ? ask(words[1], words[2]) : new Outcome.Refused(WRONG);
    }

    /// An old way that many mail programs still take first.
    private Outcome login(@Nullable String initial) throws IOException, Ended {
        String name = initial == null ? word(USERNAME) : decoded(initial);
        return ask(name, word(PASSWORD));
    }

    /// What a client says before it was asked is not for us: nobody knows what it takes our next
    /// answer for.
    private String word(String challenge) throws IOException, Ended {
        if (wire.pending()) throw new Ended(new Outcome.TalkedOn());
        wire.say(Reply.plain(334, challenge));
        return switch (lines.next(LineReader.MAX_AUTH_LINE)) {
            case Line.Closed _ -> throw new Ended(new Outcome.Gone());
            case Line.TooLong _ -> throw new Ended(new Outcome.Refused(TOO_LONG));
            case Line.Forbidden _, Line.IllFormed _ -> throw new Ended(new Outcome.Refused(NOT_BASE64));
            case Line.Text line when line.text().equals("*") -> throw new Ended(new Outcome.Refused(CANCELLED));
            case Line.Text line -> decoded(line.text());
        };
    }

    private static String decoded(String base64) throws Ended {
        if (base64.equals("=")) return "";
        try {
            byte[] octets = Base64.getDecoder().decode(base64);
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (IllegalArgumentException | CharacterCodingException wrong) {
            throw new Ended(new Outcome.Refused(NOT_BASE64));
        }
    }

    private Outcome ask(String address, String password) throws IOException {
        if (wire.pending()) return new Outcome.TalkedOn();
        try {
            return switch (registry.ask(address, password, caller.ip())) {
                case SignIn.Outcome.Welcome welcome -> new Outcome.Known(welcome.person());
                case SignIn.Outcome.Wrong _ -> new Outcome.Refused(WRONG);
                case SignIn.Outcome.Wait wait -> new Outcome.Refused(tooOften(wait.howLong()));
            };
        } catch (PeopleAwayException away) {
            LOG.warnf("people away why=\"%s\"", Fates.neutral(String.valueOf(away.getMessage())));
            return new Outcome.Refused(AWAY);
        }
    }

    private static Response tooOften(Duration wait) {
        return Response.no(
                Reason.TOO_MUCH,
                454,
                "4.7.0",
                "Too many tries: wait " + Math.max(1, wait.toMinutes()) + " minutes, please");
    }
}
