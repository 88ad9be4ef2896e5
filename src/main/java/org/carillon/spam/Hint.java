package org.carillon.spam;

/// One reason for or against a letter: of a rule, of the filter, or of another room, such as a
/// block list.
///
/// @param words the end of a sentence that begins with "It looks like spam because" or "It looks
///     wanted because", for people. Text of a stranger in it is in quotes
/// @param points for spam when positive, against it when negative; two are a factor of ten in the
///     odds
public record Hint(String words, double points) {}
