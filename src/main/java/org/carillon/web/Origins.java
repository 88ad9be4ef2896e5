package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.delivery.Outgoing;
import org.carillon.lists.MailingList;

/// Who sent a letter out, in words: the outbox knows only an opaque mark.
@ApplicationScoped
class Origins {
    private static final Pattern LIST = Pattern.compile("list/([0-9]{1,18})");

    String word(String origin) {
        Matcher list = LIST.matcher(origin);
        if (list.matches()) {
            return MailingList.withId(Long.parseLong(list.group(1)))
                    .map(l -> l.address().toString())
                    .orElse("a list that is gone");
        }
        if (origin.equals(Outgoing.PERSON)) return "a person";
        if (origin.equals(Outgoing.FOLDER)) return "a person, into folders here";
        if (origin.equals(Outgoing.UNPROVEN)) return "somebody unproven, into folders here";
        if (origin.equals(Outgoing.REPORT)) return "this server, a report";
        return origin.equals(Outgoing.HOUSE) ? "this server" : origin;
    }
}
