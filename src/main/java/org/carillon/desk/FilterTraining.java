package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.spam.SpamMemory;
import org.carillon.spam.SpamScopes;
import org.carillon.spam.SpamScopes.Whose;
import org.jspecify.annotations.Nullable;

/// How far the training of all spam filters is, with the addresses of those whose they are.
@ApplicationScoped
public class FilterTraining {
    private static final String SITE = "site";

    private final SpamMemory memory;
    private final People people;

    /// @param filter its name, behind which a page begins: `site`, or a list's or person's number
    /// @param whose address of the list or the person; empty for the site and for who is gone
    /// @param words and pairs of words that it knows
    public record Trained(String filter, String whose, long ham, long spam, long words) {
        public boolean ofList() {
            return SpamScopes.whose(filter) instanceof Whose.OfList && !whose.isEmpty();
        }
    }

    FilterTraining(SpamMemory memory, People people) {
        this.memory = memory;
        this.people = people;
    }

    /// Filters that have learned something, that of the site first.
    ///
    /// @param after the last one of the page before, empty at the first
    /// @throws IllegalArgumentException with a sentence when there is no filter of that name
    public List<Trained> page(String after, int most) {
        return memory.states(scope(after), most).stream().map(this::trained).toList();
    }

    private static @Nullable String scope(String name) {
        if (name.isEmpty()) return null;
        if (name.equals(SITE)) return SpamMemory.SITE;
        return switch (SpamScopes.whose(name)) {
            case Whose.OfList _, Whose.OfPerson _ -> name;
            case Whose.Site _, Whose.Nobody _ ->
                throw new IllegalArgumentException("There is no filter of that name: page on with the link given.");
        };
    }

    private Trained trained(SpamMemory.State state) {
        String name = state.scope().equals(SpamMemory.SITE) ? SITE : state.scope();
        var learned = state.learned();
        return new Trained(name, address(state.scope()), learned.ham(), learned.spam(), state.tokens());
    }

    private String address(String scope) {
        return switch (SpamScopes.whose(scope)) {
            case Whose.Site _, Whose.Nobody _ -> "";
            case Whose.OfList(long id) ->
                MailingList.withId(id)
                        .map(MailingList::address)
                        .map(Object::toString)
                        .orElse("");
            case Whose.OfPerson(long id) ->
                people.find(id).map(Person::address).map(Object::toString).orElse("");
        };
    }
}
