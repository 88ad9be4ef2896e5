package org.carillon.smtp;

import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.mail.AddressException;
import org.carillon.mail.RecipientTerms;
import org.carillon.smtp.Command.Malformed;
import org.carillon.smtp.Command.NotOffered;
import org.carillon.smtp.Command.Unknown;

/// One command line → [Command]. Never fails: what is wrong becomes a [Malformed] with the words to answer.
/// Linear in the length of the line.
public final class CommandParser {
    private static final Reply UNKNOWN = Reply.of(500, "5.5.2", "That is no command here; HELP names those that are");
    private static final Reply NOTHING_MAY_FOLLOW = Reply.of(501, "5.5.4", "Nothing may follow this command");
    private static final Reply WHICH_CHUNK = Reply.of(
            501,
            "5.5.4",
            "Write BDAT and the octets of the chunk, and LAST behind the last: nobody knows where yours ends");
    private static final Reply NOT_OFFERED = Reply.of(502, "5.5.1", "That command is not offered here");

    /// The verb, however it is set off from what follows: its octets come all the same.
    private static final Pattern BDAT =
            Pattern.compile("\\s*BDAT(?![A-Z0-9]).*", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern CHUNK = Pattern.compile("([0-9]{1,15})( +LAST)?", Pattern.CASE_INSENSITIVE);

    /// RFC 4422 §3.1 names mechanisms; a lone `=` is an initial response without octets.
    private static final Pattern AUTH = Pattern.compile("([A-Za-z0-9_-]{1,20})(?: +([A-Za-z0-9+/]+=*|=))?");

    private CommandParser() {}

    public static Command parse(String line) {
        String trimmed = line.stripTrailing();
        int blank = trimmed.indexOf(' ');
        String verb = blank < 0 ? trimmed : trimmed.substring(0, blank);
        String rest = blank < 0 ? "" : trimmed.substring(blank + 1);
        if (verb.chars().anyMatch(c -> c > 127)) return unknown(line);
        return switch (verb.toUpperCase(Locale.ROOT)) {
            case "HELO" -> greeting(rest, Command.Helo::new);
            case "EHLO" -> greeting(rest, Command.Ehlo::new);
            case "LHLO" -> greeting(rest, Command.Lhlo::new);
            case "STARTTLS" -> alone(rest, new Command.StartTls());
            case "AUTH" -> auth(rest);
            case "MAIL" -> path(rest, "FROM:");
            case "RCPT" -> path(rest, "TO:");
            case "DATA" -> rest.isBlank() ? new Command.Data() : new Command.MalformedData(NOTHING_MAY_FOLLOW);
            case "BDAT" -> chunk(rest);
            case "RSET" -> alone(rest, new Command.Rset());
            case "QUIT" -> alone(rest, new Command.Quit());
            case "NOOP" -> new Command.Noop();
            case "HELP" -> new Command.Help();
            case "VRFY" -> rest.isBlank() ? malformed("5.5.4", "VRFY wants a name or an address") : new Command.Vrfy();
            case "EXPN", "TURN", "ETRN", "SEND", "SOML", "SAML", "BURL" -> new NotOffered(NOT_OFFERED);
            default -> unknown(line);
        };
    }

    private static Command unknown(String line) {
        return BDAT.matcher(line).matches() ? new Command.MalformedBdat(WHICH_CHUNK) : new Unknown(UNKNOWN);
    }

    private static Command greeting(String rest, Function<String, Command> command) {
        String name = rest.strip();
        if (name.isEmpty()) return malformed("5.5.4", "Please say your name: EHLO your.host.example");
        if (name.length() > 255 || name.indexOf(' ') >= 0) {
            return malformed("5.5.4", "The name is one domain or one address in brackets");
        }
        return command.apply(name);
    }

    private static Command auth(String rest) {
        Matcher said = AUTH.matcher(rest.strip());
        if (!said.matches()) return malformed("5.5.4", "Write AUTH and a mechanism, such as AUTH PLAIN");
        return new Command.Auth(said.group(1).toUpperCase(Locale.ROOT), said.group(2));
    }

    private static Command alone(String rest, Command command) {
        return rest.isBlank() ? command : new Malformed(NOTHING_MAY_FOLLOW);
    }

    /// At most 15 digits: a size that is not understood leaves nobody knowing where the next command begins.
    private static Command chunk(String rest) {
        Matcher said = CHUNK.matcher(rest.strip());
        if (!said.matches()) return new Command.MalformedBdat(WHICH_CHUNK);
        return new Command.Bdat(Long.parseLong(said.group(1)), said.group(2) != null);
    }

    /// Blanks behind the colon are forgiven: they are common and harmless.
    private static Command path(String rest, String word) {
        boolean from = word.equals("FROM:");
        if (!rest.regionMatches(true, 0, word, 0, word.length())) return wantsPath(from);
        try {
            PathParser path = new PathParser(rest.substring(word.length()).stripLeading());
            return from ? MailParameters.mail(path) : recipient(path);
        } catch (PathParser.Refused wrong) {
            return new Malformed(wrong.reply());
        } catch (AddressException wrong) {
            return malformed(from ? "5.1.7" : "5.1.3", wrong.getMessage());
        }
    }

    private static Command wantsPath(boolean from) {
        return malformed("5.5.4", from ? "Write MAIL FROM:<name@domain>" : "Write RCPT TO:<name@domain>");
    }

    private static Command recipient(PathParser path) {
        RecipientTerms terms = RcptParameters.terms(path);
        if (path.mailbox().equalsIgnoreCase("postmaster")) return new Command.RcptPostmaster(terms);
        return new Command.Rcpt(path.address(), terms);
    }

    private static Malformed malformed(String enhanced, String sentence) {
        return new Malformed(Reply.of(501, enhanced, sentence));
    }
}
