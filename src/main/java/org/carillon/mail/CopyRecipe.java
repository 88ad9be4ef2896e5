package org.carillon.mail;

import java.util.List;

/// How the copies of one letter differ from recipient to recipient. The shared edits are the same for all; the
/// return path and the personal fields are templates in which `{tag}` stands for the recipient's tag, `{mac}`
/// for a short MAC over [#bound] of context and tag (purpose `bounce`, 10 characters) and `{token}` for a long
/// one (purpose `one-click`, 26).
///
/// @param returnPath the envelope sender; empty for `<>`
/// @param context what the MACs are bound to, such as `list/12`; empty when no template needs one
/// @param signer the domain of ours that vouches for the copies by its signature (DKIM); empty for none. Whoever writes
///     the recipe knows why it may: delivery does not ask
public record CopyRecipe(
        String returnPath, HeaderEdits shared, List<HeaderEdits.Added> personal, String context, String signer) {
    public CopyRecipe {
        personal = List.copyOf(personal);
    }

    /// Nobody vouches for the copies.
    public CopyRecipe(String returnPath, HeaderEdits shared, List<HeaderEdits.Added> personal, String context) {
        this(returnPath, shared, personal, context, "");
    }

    /// The same bytes for everybody.
    public static CopyRecipe same(String returnPath, HeaderEdits edits) {
        return new CopyRecipe(returnPath, edits, List.of(), "");
    }

    /// With more fields for all.
    public CopyRecipe with(HeaderEdits more) {
        return new CopyRecipe(returnPath, shared.and(more), personal, context, signer);
    }

    public CopyRecipe signedBy(String domain) {
        return new CopyRecipe(returnPath, shared, personal, context, domain);
    }

    /// True when every recipient gets the same bytes, so that one signature serves all.
    public boolean sameBytes() {
        return personal.stream().noneMatch(f -> templated(f.value()));
    }

    /// True when every recipient gets the same envelope sender and the same bytes, so that they can share a
    /// transaction.
    public boolean sameForAll() {
        return sameBytes() && !templated(returnPath);
    }

    /// The text a MAC is made over: whoever checks one makes the same.
    public static String bound(String context, String tag) {
        return context + " " + tag;
    }

    private static boolean templated(String text) {
        return text.contains("{tag}") || text.contains("{mac}") || text.contains("{token}");
    }
}
