package org.carillon.spam.scanner;

/// What a scanner said of a letter.
public sealed interface Scan {
    /// Nothing against it.
    record Clean() implements Scan {}

    /// @param points on the scale of this house, see [org.carillon.spam.SpamConfig#tagAt]
    /// @param words for people
    record Spam(double points, String words) implements Scan {}

    /// @param name of the virus, as the scanner gave it
    record Virus(String name) implements Scan {}

    /// It did not answer, or not in a way that can be understood.
    record Away(String why) implements Scan {}
}
