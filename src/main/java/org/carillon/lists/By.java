package org.carillon.lists;

/// Who did something to a list and from where, for its trail.
///
/// @param who an address, or the name of a token
/// @param from the address of the client on the network; empty where there is none, or it says nothing
public record By(String who, Channel channel, String from) {
    /// The server itself, for a reason of its own.
    public static By house(String reason) {
        return new By(reason, Channel.HOUSE, "");
    }

    public static By mail(String who, String from) {
        return new By(who, Channel.MAIL, from);
    }
}
