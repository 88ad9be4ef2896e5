package org.carillon.watch;

import java.util.Map;

/// What a refusal means, for people who do not know the codes of RFC 3463 by heart.
final class RefusalWords {
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("550 5.1.1", "No such address here"),
            Map.entry("550 5.1.2", "An IP address instead of a domain"),
            Map.entry("501 5.1.3", "An ill-formed recipient"),
            Map.entry("501 5.1.7", "An ill-formed sender"),
            Map.entry("550 5.7.2", "A list that is closed"),
            Map.entry("550 5.7.1", "Not allowed: relaying, or somebody else's name"),
            Map.entry("553 5.7.1", "Somebody else's address as the sender"),
            Map.entry("553 5.6.7", "Letters outside ASCII without SMTPUTF8"),
            Map.entry("550 5.6.0", "A message with lone line ends or a NUL"),
            Map.entry("554 5.6.0", "A message with too many fields"),
            Map.entry("552 5.3.4", "A message that is too big"),
            Map.entry("554 5.4.6", "A message that runs in a circle"),
            Map.entry("554 5.5.0", "Talked before it was its turn"),
            Map.entry("550 5.7.26", "Forged: the author's domain wants such letters refused"),
            Map.entry("554 5.7.1", "On block lists"),
            Map.entry("554 5.7.0", "A virus"),
            Map.entry("451 4.7.1", "A stranger who was asked to come again"),
            Map.entry("451 4.7.0", "A scanner did not answer"),
            Map.entry("554 5.5.1", "No recipient was accepted"),
            Map.entry("503 5.5.1", "A command at the wrong time"),
            Map.entry("500 5.5.1", "The greeting of another protocol"),
            Map.entry("500 5.5.2", "No command, or an ill-formed line"),
            Map.entry("500 5.5.6", "A line that is too long while signing in"),
            Map.entry("501 5.5.2", "Something that is not base64 while signing in"),
            Map.entry("501 5.7.0", "Changed their mind while signing in"),
            Map.entry("504 5.5.4", "A way to sign in that is not offered"),
            Map.entry("421 4.3.0", "Something went wrong here: look into the log"),
            Map.entry("501 5.5.4", "A command with wrong words behind it"),
            Map.entry("502 5.5.1", "A command that is not offered"),
            Map.entry("555 5.5.4", "A parameter that is not offered"),
            Map.entry("530 5.7.0", "Not under TLS, or not signed in"),
            Map.entry("538 5.7.11", "A password without TLS"),
            Map.entry("535 5.7.8", "A wrong address or password"),
            Map.entry("454 4.7.0", "Too many tries with passwords"),
            Map.entry("452 4.5.3", "Too many recipients in one letter"),
            Map.entry("452 4.3.1", "No room: the disk or the memory is nearly full"),
            Map.entry("451 4.3.0", "The database did not answer"),
            Map.entry("421 4.3.2", "The house was full, or going down"),
            Map.entry("421 4.4.2", "Silent or slow for too long"),
            Map.entry("421 4.7.0", "Too many errors, or too many connections of one client"));

    /// Of codes that mean several things; the kind of the refusal behind the code tells which.
    private static final Map<String, String> BY_KIND = Map.ofEntries(
            Map.entry("421 4.3.2 full_house", "The house was full"),
            Map.entry("421 4.3.2 stopping", "The server was going down"),
            Map.entry("421 4.7.0 crowd", "Too many connections of one client"),
            Map.entry("421 4.7.0 errors", "Too many errors, or commands that lead to nothing"),
            Map.entry("421 4.7.0 talked_on", "Talked on without end before TLS began"),
            Map.entry("452 4.3.1 our_fault", "No room: the disk is nearly full"),
            Map.entry("452 4.3.1 too_much", "Too many big messages at once"),
            Map.entry("454 4.7.0 our_fault", "Passwords could not be looked at"),
            Map.entry("454 4.7.0 too_much", "Too many tries with passwords"),
            Map.entry("550 5.1.1 relay", "A route through us, with % or !"),
            Map.entry("550 5.6.0 ill_formed", "A message with several From fields"),
            Map.entry("550 5.6.0 line_ends", "A message with lone line ends or a NUL"),
            Map.entry("550 5.7.1 not_theirs", "A letter in the name of somebody else"),
            Map.entry("550 5.7.1 relay", "Relaying"),
            Map.entry("552 5.3.4 ill_formed", "A message with too long a header"),
            Map.entry("552 5.3.4 too_much", "A message that is too big"),
            Map.entry("554 5.5.0 pregreet", "Talked before the greeting"),
            Map.entry("554 5.5.0 talked_on", "Did not wait for an answer"));

    private RefusalWords() {}

    /// @param reply code and enhanced code
    /// @param kind such as `relay`; may be empty
    static String of(String reply, String kind) {
        String precise = BY_KIND.get(reply + " " + kind);
        if (precise != null) return precise;
        String known = WORDS.get(reply);
        if (known != null) return known;
        return reply.startsWith("4") ? "Put off for another reason" : "Refused for another reason";
    }
}
