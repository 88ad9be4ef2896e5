package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.lists.MailingList;
import org.carillon.people.Person;
import org.carillon.spam.SpamConfig;
import org.carillon.spam.SpamFilter;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;

/// What pages tell of the spam filters' training.
@ApplicationScoped
class Training {
    private final SpamMemory memory;
    private final SpamFilter filter;
    private final SpamConfig config;

    Training(SpamMemory memory, SpamFilter filter, SpamConfig config) {
        this.memory = memory;
        this.filter = filter;
        this.config = config;
    }

    LearnedView site() {
        return view("of the site", SpamMemory.SITE);
    }

    LearnedView of(MailingList list) {
        return view("of this list", SpamScopes.list(list.id()));
    }

    LearnedView of(Person person) {
        return view("of your own", SpamScopes.person(person.id()));
    }

    private LearnedView view(String whose, String scope) {
        return LearnedView.of(whose, memory.learned(scope), config.learnFrom(), filter.learning());
    }
}
