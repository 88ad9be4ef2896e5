package org.carillon.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.Collection;
import java.util.stream.Collectors;

/// What is wrong with the JSON of a caller, in a sentence without the names of our classes.
final class JsonFault {
    private JsonFault() {}

    static String sentence(JsonProcessingException fault) {
        return switch (fault) {
            case UnrecognizedPropertyException unknown ->
                "There is no field \"" + cut(unknown.getPropertyName()) + "\" here; the fields are " + known(unknown)
                        + ".";
            case JsonMappingException other
            when !other.getPath().isEmpty() -> "The field \"" + path(other) + "\" has a value of the wrong kind.";
            default -> "The body is not the JSON that belongs here" + where(fault) + ".";
        };
    }

    private static String known(UnrecognizedPropertyException unknown) {
        Collection<Object> names = unknown.getKnownPropertyIds();
        if (names == null) return "others";
        return names.stream().map(Object::toString).sorted().collect(Collectors.joining(", "));
    }

    private static String path(JsonMappingException fault) {
        return cut(fault.getPath().stream()
                .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
                .collect(Collectors.joining(".")));
    }

    private static String where(JsonProcessingException fault) {
        var at = fault.getLocation();
        return at == null || at.getLineNr() < 1
                ? ""
                : " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String cut(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "…" : text;
    }
}
