package org.carillon.lists;

/// An option that a member wants to have, as a command names it.
///
/// @param value as [MemberOption#in] takes it
public record Choice(MemberOption option, String value) {
    /// From `hide=on`.
    static Choice of(String text) {
        int equals = text.indexOf('=');
        return new Choice(MemberOption.of(text.substring(0, equals)), text.substring(equals + 1));
    }

    /// `hide on`, for people.
    public String words() {
        return option.key() + " " + value;
    }

    /// As it is kept: `hide=on`.
    @Override
    public String toString() {
        return option.key() + "=" + value;
    }
}
