package org.carillon.listener;

import java.io.IOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.carillon.mail.LogText;
import org.carillon.people.Person;
import org.carillon.smtp.Command;
import org.carillon.trust.refusals.Refusal;
import org.jboss.logging.Logger;

/// One line of log for what became of a letter or a caller. What strangers said stands in it neutralised.
final class Fates {
    private static final Logger LOG = Logger.getLogger("org.carillon.listener");
    private static final int MAX_SHOWN = 300;
    private static final Pattern VERB = Pattern.compile("\\s*([A-Za-z]{1,10})(?!\\S).*", Pattern.DOTALL);

    private final Premises premises;
    private final Caller caller;
    private final Supplier<String> helo;
    private String author = "";

    /// Of a client that has not said anything yet.
    Fates(Premises premises, Caller caller) {
        this(premises, caller, () -> "");
    }

    /// @param helo how the client calls itself at the moment
    Fates(Premises premises, Caller caller, Supplier<String> helo) {
        this.premises = premises;
        this.caller = caller;
        this.helo = helo;
    }

    void accepted(long id, String trace, Transaction transaction, int size, Standing standing) {
        premises.instruments().tally().accepted(size);
        LOG.infof(
                "accepted door=%s id=%d trace=%s from=%s recipients=%d size=%d client=%s helo=%s",
                premises.entrance(),
                id,
                trace,
                address(transaction.senderPath()),
                transaction.recipients().size(),
                size,
                caller.ip(),
                neutral(standing.name()));
    }

    /// Who the letter that is refused next says it is from.
    void letterOf(String from) {
        author = from;
    }

    /// @param said the command line, or what it was about
    void refused(Response response, String said, String from) {
        premises.instruments().tally().refused(response);
        premises.inside().border().guards().log().accept(refusal(response, said, from));
        author = "";
        LOG.infof(
                "refused door=%s reply=\"%s\" said=\"%s\" from=%s client=%s",
                premises.entrance(), response, neutral(said), address(from), caller.ip());
    }

    /// @param said the command line, or what it was about
    private Refusal refusal(Response response, String said, String from) {
        return new Refusal(
                premises.instruments().clock().instant(),
                response.reason(),
                new Refusal.Caller(premises.entrance().label(), caller.ip(), helo.get()),
                new Refusal.Letter(from, said, author),
                response.code(),
                response.reply().text());
    }

    /// What a log shows of a command line. What follows AUTH is a password, and so may be a line that is no
    /// command at all: of these only the verb is shown, or nothing when it is none of SMTP.
    static String shown(String line, Command command) {
        if (command instanceof Command.Unknown) return "(no command)";
        boolean verbOnly = command instanceof Command.NotOffered
                || command instanceof Command.Auth
                || command instanceof Command.Malformed
                || command instanceof Command.MalformedData
                || command instanceof Command.MalformedBdat;
        if (!verbOnly) return LogText.withoutTokens(line);
        var verb = VERB.matcher(line);
        return verb.matches() ? verb.group(1) : "(no command)";
    }

    private static String address(String path) {
        return neutral(LogText.withoutTokens(path));
    }

    void secured(String protocol) {
        premises.instruments().tally().secured(protocol);
    }

    /// A client that cannot do TLS as we do, or a scanner.
    void notSecured(IOException why) {
        premises.instruments().tally().notSecured();
        LOG.infof(
                "tls failed door=%s client=%s why=\"%s\"",
                premises.entrance(), caller.ip(), neutral(String.valueOf(why.getMessage())));
    }

    void signedIn(Person person) {
        premises.instruments().tally().signedIn();
        LOG.infof(
                "signed in door=%s person=%s client=%s",
                premises.entrance(), neutral(person.address().toString()), caller.ip());
    }

    void closed(String why) {
        LOG.debugf(
                "closed door=%s client=%s connection=%d why=\"%s\"",
                premises.entrance(), caller.ip(), caller.number(), neutral(why));
    }

    /// A mistake of ours: the only line of a session that is an error.
    void broken(RuntimeException mistake) {
        LOG.errorf(
                mistake,
                "session broken door=%s client=%s connection=%d",
                premises.entrance(),
                caller.ip(),
                caller.number());
    }

    /// Control characters, quotes and all that could play tricks on a reader of logs become `?`.
    static String neutral(String text) {
        String cut = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "…" : text;
        var plain = new StringBuilder(cut.length());
        cut.codePoints().forEach(c -> plain.appendCodePoint(harmless(c) ? c : '?'));
        return plain.toString();
    }

    private static boolean harmless(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED -> false;
            default -> c != '"';
        };
    }
}
