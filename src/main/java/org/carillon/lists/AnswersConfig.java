package org.carillon.lists;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How many letters the robots of all lists together write at most, beside the budgets of each address and network
/// (see [LetterBudget]). They protect the name of this host as a sender; whoever comes later hears nothing and may
/// ask again.
@ConfigMapping(prefix = "carillon.lists.answers")
public interface AnswersConfig {
    /// In any hour, to people who are proven to have written. Some of a big site's thousands ask at once when a list
    /// moves; a flood of them can only hit those who send it.
    @WithDefault("2000")
    int perHour();

    /// In any hour, to people whom a letter only claims to be from. Small, as these are the letters that others can
    /// have rain on somebody; large enough for people whose domain proves nothing.
    @WithDefault("200")
    int unprovenPerHour();

    /// Questions in any hour that forms on the pages cause: nobody has proven to own the address that was typed there.
    @WithDefault("500")
    int pagesPerHour();

    /// What a form caused is done at some moment of that time behind its answer, so that no clock at the form tells
    /// what it was.
    @WithDefault("3s")
    Duration within();
}
