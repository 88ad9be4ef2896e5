package org.carillon.trust.dkim;

/// What a stranger's text was read as.
sealed interface Reading<T> {
    /// Something to go on with.
    record Good<T>(T value) implements Reading<T> {}

    /// Nothing that counts; the verdict says why.
    record Bad<T>(Verdict verdict) implements Reading<T> {}
}
