package org.carillon.web;

import jakarta.enterprise.context.RequestScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.ArchivedPost;
import org.carillon.archive.Reading;
import org.carillon.delivery.Queue;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.mail.Address;
import org.carillon.people.People;

/// Who may see what became of a list's post: those who run the list, and its author.
@RequestScoped
class PostFates {
    private final Visitor visitor;
    private final People people;
    private final Queue queue;
    private final Reading reading;

    PostFates(Visitor visitor, People people, Queue queue, Reading reading) {
        this.visitor = visitor;
        this.people = people;
        this.queue = queue;
        this.reading = reading;
    }

    /// Where the fate of a post stands; empty when it is not known any more, or not for this visitor.
    String path(MailingList list, ArchivedPost post) {
        if (visitor.person().isEmpty()) return "";
        boolean may = visitor.may(Right.SEE_SENT, list) || author(post);
        if (!may) return "";
        return queue.marked(list.key(), post.hash())
                .map(letter -> path(list, letter))
                .orElse("");
    }

    static String path(MailingList list, Queue.SentLetter letter) {
        return Paths.list(list.address()) + "/sent/" + letter.id();
    }

    /// The post that this letter of the list is, when the visitor wrote it.
    boolean author(MailingList list, Queue.SentLetter letter) {
        if (letter.mark().isEmpty()) return false;
        return reading.post(list.key(), letter.mark()).filter(this::author).isPresent();
    }

    private boolean author(ArchivedPost post) {
        Optional<Address> wrote = Address.parse(post.line().authorAddress());
        List<Address> theirs = visitor.person().map(people::addresses).orElse(List.of());
        return wrote.isPresent() && theirs.stream().anyMatch(wrote.get()::sameMailbox);
    }
}
