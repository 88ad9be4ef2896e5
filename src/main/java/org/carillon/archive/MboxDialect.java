package org.carillon.archive;

/// How an mbox keeps lines of a letter that begin with `From ` apart from its separators.
public enum MboxDialect {
    /// Each such line, also one quoted already, got a `>` more. What we write; right for the files of pipermail
    /// too.
    RD,
    /// Only plain `From ` got a `>`; what was quoted before cannot be told apart.
    O,
    /// Nothing is quoted, Content-Length says where a letter ends.
    CL2
}
