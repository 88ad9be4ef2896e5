package org.carillon.web;

import org.carillon.spam.Bayes.Count;

/// How far the training of a spam filter is, as pages show it.
///
/// @param whose how the filter is called, such as `of this list`
/// @param needed letters of each kind before it says anything
/// @param on whether anything is learned in this house
record LearnedView(String whose, long ham, long spam, long needed, boolean on) {
    static LearnedView of(String whose, Count learned, int needed, boolean on) {
        return new LearnedView(whose, learned.ham(), learned.spam(), needed, on);
    }

    /// It has an opinion.
    public boolean ready() {
        return ham >= needed && spam >= needed;
    }
}
