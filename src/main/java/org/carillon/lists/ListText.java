package org.carillon.lists;

/// The words of a letter, with placeholders such as `{list}`.
///
/// @param subject one line
/// @param body with `\n`
public record ListText(String subject, String body) {}
