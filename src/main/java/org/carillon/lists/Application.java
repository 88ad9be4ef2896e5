package org.carillon.lists;

import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.jspecify.annotations.Nullable;

/// Somebody asks to be let onto a list.
///
/// @param who wants in
/// @param asker who asks: the same, or whoever sent the token
/// @param words to the people who run the list; may be empty
/// @param network from which a form came, as `people.SourceNetwork` names it; null for letters, whose asker has one
public record Application(
        Mailbox who,
        Asker asker,
        MemberMode mode,
        String words,
        Proof proof,
        @Nullable String network) {
    /// Characters of the words that are kept.
    public static final int MAX_WORDS = 500;

    public Application {
        words = shortWords(words);
    }

    /// Somebody typed an address into a form.
    public static Application onPage(Mailbox who, String words, String network) {
        return new Application(who, Asker.onPage(who), MemberMode.REGULAR, words, Proof.NONE, network);
    }

    /// @param who with an address of the one who is signed in
    public static Application signedIn(Mailbox who, String words) {
        return new Application(who, Asker.onPage(who), MemberMode.REGULAR, words, Proof.SIGNED_IN, null);
    }

    static Application byMail(Asker asker, MemberMode mode, String words) {
        Proof proof = asker.origin().author() ? Proof.AUTHOR : Proof.NONE;
        return new Application(asker.mailbox(), asker, mode, words, proof, null);
    }

    /// The token of a wish has come back.
    static Application confirmed(Confirmations.Pending pending, Asker asker, String words) {
        return new Application(pending.who(), asker, pending.mode(), words, Proof.TOKEN, null);
    }

    Address address() {
        return who.address();
    }

    static String shortWords(String words) {
        return PlainText.line(words, MAX_WORDS);
    }
}
