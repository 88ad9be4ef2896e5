package org.carillon.web;

import jakarta.ws.rs.FormParam;
import org.jspecify.annotations.Nullable;

/// The fields of the text page and of the trial, which hand each other a text that is not saved.
public class RuleForm {
    /// Rules as they were typed.
    ///
    /// @param text its lines end in LF
    /// @param version number of the text in force when the form was made; 0 when there was none
    record Draft(String text, long version) {}

    /// A letter to try.
    ///
    /// @param filed one of the folders, as [TrialLetters] names it; may be empty
    /// @param pasted goes before it when it is not blank
    record Chosen(String filed, String pasted) {}

    @FormParam("text")
    @Nullable
    String text;

    @FormParam("version")
    @Nullable
    String version;

    @FormParam("deed")
    @Nullable
    String deed;

    @FormParam("filed")
    @Nullable
    String filed;

    @FormParam("letter")
    @Nullable
    String letter;

    Draft draft() {
        return new Draft(plain(text).replace("\r\n", "\n"), Numbers.of(version == null ? "0" : version));
    }

    Chosen chosen() {
        return new Chosen(plain(filed), plain(letter));
    }

    /// Whether the button with that value was pressed.
    boolean asks(String wanted) {
        return wanted.equals(deed);
    }

    private static String plain(@Nullable String field) {
        return field == null ? "" : field;
    }
}
