package org.carillon.lists;

/// Everything that can be done with a list, and from which [Role] on: the one table that pages, letters and
/// programs ask, through [Rights]. Three of them go by a setting of the list instead; here stands who may
/// whatever it says.
public enum Right {
    /// Know that there is such a list: everybody who can join it or read its archive.
    SEE_LIST(Role.MEMBER),
    /// Read its archive; goes by the setting `archive`, and where none is kept nobody may.
    READ_ARCHIVE(Role.OWNER),
    /// See who is on it; goes by the setting `roster`.
    SEE_ROSTER(Role.MODERATOR),
    /// Look at posts that wait.
    SEE_HELD(Role.MODERATOR),
    /// Let them go out, or throw them away.
    DECIDE_HELD(Role.MODERATOR),
    /// Look at what became of posts.
    SEE_SENT(Role.MODERATOR),
    /// Look at people who wait to be let in.
    SEE_REQUESTS(Role.MODERATOR),
    /// Let them in, or not.
    DECIDE_REQUESTS(Role.MODERATOR),
    /// Look at who is kept out.
    SEE_BANS(Role.MODERATOR),
    BAN(Role.MODERATOR),
    /// Look at members one by one, with all that is known of them.
    SEE_MEMBERS(Role.MODERATOR),
    /// Take in, remove and change members.
    CHANGE_MEMBERS(Role.OWNER),
    /// Take all of them away as a file.
    EXPORT_MEMBERS(Role.OWNER),
    INVITE(Role.OWNER),
    /// Say yes when it is put onto another list, whose posts then come to its members; take it off again.
    NEST(Role.OWNER),
    SEE_SETTINGS(Role.OWNER),
    CHANGE_SETTINGS(Role.OWNER),
    /// Change the words of the letters that the list writes.
    CHANGE_TEXTS(Role.OWNER),
    SEE_RULES(Role.OWNER),
    CHANGE_RULES(Role.OWNER),
    /// Look at who did what.
    SEE_TRAIL(Role.OWNER),
    SEE_STAFF(Role.MODERATOR),
    /// Name owners and moderators.
    CHANGE_STAFF(Role.OWNER),
    /// Make tokens with which programs act on it, see and withdraw them; none may more than who makes it.
    CHANGE_TOKENS(Role.OWNER),
    /// Put old posts into the archive, and take it away as a file.
    MOVE_ARCHIVE(Role.OWNER),
    /// Take all of it away as a file: archive, members, settings.
    EXPORT_LIST(Role.OWNER),
    /// Make it read-only, and open it again.
    CLOSE(Role.OWNER),
    /// Make a list in a domain.
    CREATE(Role.DOMAIN_ADMIN),
    /// Give it another address, in the same domain or in another.
    RENAME(Role.DOMAIN_ADMIN),
    DELETE(Role.DOMAIN_ADMIN);

    private final Role from;

    Right(Role from) {
        this.from = from;
    }

    /// The least who may.
    public Role from() {
        return from;
    }
}
