package org.carillon.lists;

/// One command to a list's robot.
public sealed interface ListCommand {
    record Join(MemberMode mode) implements ListCommand {}

    record Leave() implements ListCommand {}

    record Confirm(String token) implements ListCommand {}

    /// Another value of a member's option.
    record Choose(Choice choice) implements ListCommand {}

    /// What the list is.
    record About() implements ListCommand {}

    /// Which lists there are.
    record Lists() implements ListCommand {}

    /// Which lists the asker is on.
    record Which() implements ListCommand {}

    record Help() implements ListCommand {}

    /// Nothing below is a command.
    record End() implements ListCommand {}

    /// A command that is known but cannot be done; `why` is a sentence.
    record Refused(String command, String why) implements ListCommand {}
}
