package org.carillon.smtp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The words behind the path of MAIL or RCPT (RFC 5321 §4.1.1.11): keywords, most with a value.
record Parameters(Map<String, Optional<String>> values) {

    /// @throws PathParser.Refused when a keyword stands there twice
    static Parameters of(List<String> words) {
        var values = new LinkedHashMap<String, Optional<String>>();
        for (String word : words) {
            int equals = word.indexOf('=');
            String keyword = (equals < 0 ? word : word.substring(0, equals)).toUpperCase(Locale.ROOT);
            Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
            if (values.put(keyword, value) != null) throw wrong(shown(keyword) + " stands there twice");
        }
        return new Parameters(values);
    }

    static PathParser.Refused unsupported() {
        return new PathParser.Refused(555, "5.5.4", "That parameter is not supported");
    }

    static PathParser.Refused wrong(String sentence) {
        return new PathParser.Refused(501, "5.5.4", sentence);
    }

    /// A stranger's word is not repeated at length.
    private static String shown(String keyword) {
        return keyword.matches("[A-Z0-9-]{1,20}") ? keyword : "That parameter";
    }

    /// @throws PathParser.Refused when there is none
    static String wanted(String keyword, Optional<String> value) {
        return value.filter(v -> !v.isEmpty()).orElseThrow(() -> wrong(keyword + " wants a value"));
    }

    /// @throws PathParser.Refused when there is one
    static void none(String keyword, Optional<String> value) {
        if (value.isPresent()) throw wrong(keyword + " has no value");
    }
}
