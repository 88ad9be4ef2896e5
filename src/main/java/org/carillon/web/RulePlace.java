package org.carillon.web;

import org.carillon.lists.MailingList;
import org.carillon.people.Person;
import org.carillon.rules.RuleOwner;
import org.carillon.sort.Dialect;

/// Whose rules a page shows.
sealed interface RulePlace {
    /// Of who is signed in.
    record Own(Person person) implements RulePlace {}

    /// Of a list, for those who run it.
    record OfList(MailingList list) implements RulePlace {}

    /// Of the site, for admins.
    record OfSite() implements RulePlace {}

    /// What the pages of these rules say of them.
    ///
    /// @param text path of the text
    /// @param trial path of the trial
    /// @param list address of the list whose rules they are, else empty
    record Head(String text, String trial, String list, Dialect dialect) {}

    default RuleOwner owner() {
        return switch (this) {
            case Own own -> RuleOwner.person(own.person().id());
            case OfList of -> RuleOwner.list(of.list().id());
            case OfSite _ -> RuleOwner.SITE;
        };
    }

    /// For `$LOGNAME`, as the pipeline gives it.
    default String name() {
        return switch (this) {
            case Own own -> own.person().address().toString();
            case OfList of -> of.list().address().toString();
            case OfSite _ -> "site";
        };
    }

    default Head head() {
        return switch (this) {
            case Own _ -> new Head("/me/rules/text", "/me/rules/try", "", Dialect.PERSON);
            case OfList of -> {
                String home = Paths.list(of.list().address());
                yield new Head(
                        home + "/rules",
                        home + "/rules/try",
                        of.list().address().toString(),
                        Dialect.LIST);
            }
            case OfSite _ -> new Head("/site/rules", "/site/rules/try", "", Dialect.SITE);
        };
    }
}
