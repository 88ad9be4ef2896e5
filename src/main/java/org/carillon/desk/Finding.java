package org.carillon.desk;

/// One thing that the [Doctor] has looked at.
///
/// @param subject what it is about, such as `database` or a domain
/// @param advice what to do; empty when all is well
public record Finding(String subject, Level level, String text, String advice) {
    public enum Level {
        OK,
        /// It works, but somebody should look at it.
        WARN,
        /// Letters get lost, wait or are distrusted.
        FAIL;

        public String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    static Finding ok(String subject, String text) {
        return new Finding(subject, Level.OK, text, "");
    }

    static Finding warn(String subject, String text, String advice) {
        return new Finding(subject, Level.WARN, text, advice);
    }

    static Finding fail(String subject, String text, String advice) {
        return new Finding(subject, Level.FAIL, text, advice);
    }
}
