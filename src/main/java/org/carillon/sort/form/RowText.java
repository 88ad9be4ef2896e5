package org.carillon.sort.form;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.sort.form.Row.Look;
import org.carillon.sort.form.Row.Place;

/// A row as a condition, and back. Fields that hold addresses are taken apart a little: there `is` and the ends mean
/// one of the names and addresses, so that `From is ana@club.example` is true of `Ana <ana@club.example>`.
final class RowText {
    private static final String ANY_FIELD = "[^ :]+";
    private static final String RECIPIENTS = "(To|Cc)";
    private static final Pattern HEAD = Pattern.compile("\\^(?:\\(\\))?(\\(To\\|Cc\\)|\\[\\^ :]\\+|[A-Za-z0-9_-]+): ");
    private static final Pattern SIZE = Pattern.compile("([<>]) (0|[1-9][0-9]{0,17})");
    private static final String IN_HEADER = "H:decoded ?? ";
    private static final String IN_BODY = "B:decoded ?? ";

    private static final String OPENS = "(.*([<,\"(]|, ))?";
    private static final String CLOSES = "(([>,\")]| <).*)?$";
    private static final Set<String> ADDRESSES = Set.of(
            "from", "to", "cc", "bcc", "sender", "reply-to", "list-id", "return-path", "resent-to", "resent-from");

    /// What stands around a value.
    private record Frame(String before, String after) {}

    private RowText() {}

    /// The condition without its star.
    static String of(Row row) {
        return switch (row) {
            case Row.Size size -> (size.larger() ? "> " : "< ") + size.bytes();
            case Row.Text text -> (text.not() ? "! " : "") + head(text) + behindHead(text);
        };
    }

    private static String head(Row.Text text) {
        return switch (text.place()) {
            case FROM -> field("From");
            case TO_OR_CC -> field(RECIPIENTS);
            case SUBJECT -> field("Subject");
            case LIST_ID -> field("List-Id");
            case ANY_FIELD -> field(ANY_FIELD);
            case FIELD -> field(text.field());
            case BODY -> IN_BODY;
        };
    }

    /// The parentheses keep `^TO` and `^FROM_` from being what the language has abbreviations for.
    private static String field(String name) {
        String guard = name.startsWith("TO") || name.startsWith("FROM_") ? "()" : "";
        return IN_HEADER + "^" + guard + name + ": ";
    }

    private static String behindHead(Row.Text text) {
        if (text.look() == Look.MATCHES) return matches(text);
        Frame frame = frame(text);
        return frame.before() + Escapes.pattern(text.value()) + frame.after();
    }

    private static Frame frame(Row.Text text) {
        boolean body = text.place() == Place.BODY;
        boolean addresses = addresses(text);
        String any = body ? "()" : ".*";
        String open = body ? "^()" : addresses ? OPENS : "";
        String close = addresses ? CLOSES : "$";
        return switch (text.look()) {
            case CONTAINS -> new Frame(any, "");
            case IS -> new Frame(open, close);
            case BEGINS -> new Frame(open, "");
            case ENDS -> new Frame(any, close);
            case MATCHES -> new Frame("", "");
        };
    }

    private static boolean addresses(Row.Text text) {
        return switch (text.place()) {
            case FROM, TO_OR_CC, LIST_ID -> true;
            case FIELD -> ADDRESSES.contains(text.field().toLowerCase(Locale.ROOT));
            case SUBJECT, ANY_FIELD, BODY -> false;
        };
    }

    private static String matches(Row.Text text) {
        String pattern = text.value();
        if (text.place() == Place.BODY) return "()()(" + pattern + ")";
        return pattern.startsWith("^") ? "()(" + pattern.substring(1) + ")" : ".*()(" + pattern + ")";
    }

    /// The row that is written so; nothing when none is.
    static Optional<Row> read(String condition) {
        Matcher size = SIZE.matcher(condition);
        if (size.matches()) {
            return Optional.of(new Row.Size(size.group(1).equals(">"), Long.parseLong(size.group(2))));
        }
        boolean not = condition.startsWith("! ");
        String left = not ? condition.substring(2) : condition;
        if (left.startsWith(IN_BODY)) {
            return row(new Row.Text(Place.BODY, "", Look.CONTAINS, not, ""), condition);
        }
        if (!left.startsWith(IN_HEADER)) return Optional.empty();
        Matcher head = HEAD.matcher(left).region(IN_HEADER.length(), left.length());
        if (!head.lookingAt()) return Optional.empty();
        return row(inHeader(head.group(1), not), condition);
    }

    private static Row.Text inHeader(String name, boolean not) {
        Place place = name.equals(RECIPIENTS) ? Place.TO_OR_CC : name.equals(ANY_FIELD) ? Place.ANY_FIELD : Place.FIELD;
        return new Row.Text(place, place == Place.FIELD ? name : "", Look.CONTAINS, not, "");
    }

    /// The first way of looking that would be written just so.
    private static Optional<Row> row(Row.Text shape, String condition) {
        for (Look look : Look.values()) {
            Row.Text tried = new Row.Text(shape.place(), shape.field(), look, shape.not(), "");
            Optional<Row> row = value(tried, condition)
                    .map(v -> new Row.Text(tried.place(), tried.field(), look, tried.not(), v))
                    .filter(r -> of(r).equals(condition))
                    .map(Row.class::cast);
            if (row.isPresent()) return row;
        }
        return Optional.empty();
    }

    private static Optional<String> value(Row.Text shape, String condition) {
        String head = (shape.not() ? "! " : "") + head(shape);
        String left = condition.substring(Math.min(head.length(), condition.length()));
        if (shape.look() == Look.MATCHES) return pattern(left, shape.place() == Place.BODY);
        Frame frame = frame(shape);
        if (left.length() < frame.before().length() + frame.after().length()) return Optional.empty();
        if (!left.startsWith(frame.before()) || !left.endsWith(frame.after())) return Optional.empty();
        return Escapes.value(left.substring(
                frame.before().length(), left.length() - frame.after().length()));
    }

    private static Optional<String> pattern(String left, boolean body) {
        String anywhere = body ? "()()(" : ".*()(";
        if (!left.endsWith(")")) return Optional.empty();
        if (left.startsWith(anywhere)) return Optional.of(left.substring(anywhere.length(), left.length() - 1));
        if (!left.startsWith("()(")) return Optional.empty();
        return Optional.of("^" + left.substring(3, left.length() - 1));
    }
}
