package org.carillon.letters;

import org.carillon.lists.MailingList;

/// How a list is called in letters.
public record ListWords(String name, String address, String request, String join, String leave, String owner) {
    public static ListWords of(MailingList list) {
        return new ListWords(
                list.name(),
                list.address().toString(),
                list.address("request").toString(),
                list.address("join").toString(),
                list.address("leave").toString(),
                list.address("owner").toString());
    }
}
