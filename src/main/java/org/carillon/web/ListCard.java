package org.carillon.web;

import org.carillon.lists.JoinPolicy;
import org.carillon.lists.MailingList;
import org.carillon.lists.Setting;

/// A list as pages show it in a few words. Nothing here tells who is on it or how many.
///
/// @param owner where a letter to those who run it goes
/// @param leave where a letter takes somebody off it
/// @param join true when people can join by themselves
/// @param policy how they do: `open`, `confirm`, `moderate` …
/// @param description a few sentences, with line ends; may be empty
/// @param closed nobody posts there or joins
/// @param archive who may read it: `public`, `members`, `owners`, `none`
record ListCard(
        String name,
        String address,
        String owner,
        String leave,
        boolean join,
        String policy,
        String archive,
        String description,
        boolean closed) {
    static ListCard of(MailingList list) {
        JoinPolicy policy = JoinPolicy.of(list);
        return new ListCard(
                Harmless.line(list.name(), list.address().local()),
                list.address().toString(),
                list.address("owner").toString(),
                list.address("leave").toString(),
                policy.onTheirOwn(),
                policy.word(),
                list.settings().value(Setting.ARCHIVE),
                Harmless.text(list.description()),
                list.closed());
    }

    /// Somebody decides about each who asks.
    public boolean moderated() {
        return policy.endsWith("moderate");
    }

    /// The list's page.
    public String path() {
        return "/lists/" + Paths.step(address);
    }

    /// Where a form of that page goes.
    public String form(String word) {
        return path() + "/" + word;
    }
}
