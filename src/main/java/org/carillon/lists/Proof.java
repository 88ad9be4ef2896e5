package org.carillon.lists;

/// How it is known that the address somebody gives is theirs.
public enum Proof {
    /// It only stands in a form, or in the From of a letter that anybody can write.
    NONE,
    /// Its domain vouches for the author of the letter (DMARC, RFC 7489).
    AUTHOR,
    /// Who asks is signed in with it.
    SIGNED_IN,
    /// A token that was sent there came back.
    TOKEN
}
