package org.carillon.sort.form;

import java.util.Locale;

/// One condition of a rule, as a person chooses it.
public sealed interface Row {
    /// Which text is looked at.
    enum Place {
        FROM,
        TO_OR_CC,
        SUBJECT,
        LIST_ID,
        /// Any field of the header.
        ANY_FIELD,
        /// The field that the row names.
        FIELD,
        /// Each line of the body.
        BODY
    }

    /// How the text is to look. Large and small letters are the same.
    enum Look {
        CONTAINS,
        IS,
        BEGINS,
        ENDS,
        /// The value is a pattern of the rule language; `^` at its front is the beginning of the field or line.
        MATCHES
    }

    /// @param field the name of a header field; empty unless the place is [Place#FIELD]
    /// @param not the contrary is wanted: no such field or line
    record Text(Place place, String field, Look look, boolean not, String value) implements Row {
        public Text {
            value = Typed.line(value);
            if (place == Place.FIELD) {
                place = known(field.strip());
            }
            field = place == Place.FIELD ? field.strip() : "";
        }

        /// A field that has a place of its own.
        private static Place known(String field) {
            return switch (field.toLowerCase(Locale.ROOT)) {
                case "from" -> Place.FROM;
                case "subject" -> Place.SUBJECT;
                case "list-id" -> Place.LIST_ID;
                default -> Place.FIELD;
            };
        }
    }

    /// The size of the whole letter.
    record Size(boolean larger, long bytes) implements Row {}
}
