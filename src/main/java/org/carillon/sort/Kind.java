package org.carillon.sort;

/// How a rule wrote the name of a folder; to us all three are the same place.
public enum Kind {
    /// `name`
    MBOX,
    /// `name/`
    MAILDIR,
    /// `name/.`
    MH
}
