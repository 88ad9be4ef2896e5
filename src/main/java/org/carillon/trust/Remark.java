package org.carillon.trust;

/// Something about a letter's way that makes it look more or less like spam.
///
/// @param words the end of a sentence that begins with "It looks like spam because"
/// @param points above zero against the letter
public record Remark(String words, double points) {}
