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

    /// Who is on the list.
    record Who() implements ListCommand {}

    /// The way to one's own options.
    record Options() implements ListCommand {}

    /// A post of the archive.
    ///
    /// @param number from 1
    record Get(long number) implements ListCommand {
        /// As somebody wrote the number.
        static ListCommand of(String number) {
            return number.matches("[1-9][0-9]{0,8}")
                    ? new Get(Long.parseLong(number))
                    : new Refused("get", "Name a post by its number, such as get 12; the first one is 1.");
        }
    }

    /// Another address of a member.
    record Change(AddressMove move) implements ListCommand {}

    record Help() implements ListCommand {}

    /// Nothing below is a command.
    record End() implements ListCommand {}

    /// A command that is known but cannot be done; `why` is a sentence.
    record Refused(String command, String why) implements ListCommand {}
}
