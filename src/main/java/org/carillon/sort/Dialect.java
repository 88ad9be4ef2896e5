package org.carillon.sort;

/// Whose rules they are: what an action line may say differs, all else is the same.
public enum Dialect {
    /// Folders, `!address`, `/dev/null`.
    PERSON,
    /// `accept`, `hold [reason]`, `reject [text]`, `discard`, `tag WORD`.
    LIST,
    /// As a list, without `reject`, and with `!address`.
    SITE
}
