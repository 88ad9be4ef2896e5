package org.carillon.boot;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.carillon.archive.Archive;
import org.carillon.desk.Desk;
import org.carillon.desk.Effect;
import org.carillon.lists.By;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListStyle;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberMode;
import org.carillon.lists.Members;
import org.carillon.mail.Envelope;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Messages;

/// The lists of the demo, their members and what was said there during the last weeks.
@ApplicationScoped
class DemoLists {
    static final By BY = By.house("demo");

    private final ListRegister register;
    private final Members members;
    private final Messages messages;
    private final Archive archive;
    private final Desk desk;
    private final Clock clock;

    DemoLists(ListRegister register, Members members, Messages messages, Archive archive, Desk desk, Clock clock) {
        this.register = register;
        this.members = members;
        this.messages = messages;
        this.archive = archive;
        this.desk = desk;
        this.clock = clock;
    }

    /// In the caller's transaction.
    void make() {
        MailingList chess = list("chess", "Harbour Chess Club", ListStyle.DISCUSSION);
        remember(chess, "chess.txt");
        hold(chess, "held.txt");
        remember(list("news", "News of the chess club", ListStyle.ANNOUNCE), "news.txt");
    }

    private MailingList list(String local, String name, ListStyle style) {
        var owners = List.of(DemoHouse.ANA.address());
        MailingList list =
                register.create(DemoHouse.address(local), name, style.settings().with("archive=public"), owners, BY);
        var all = new ArrayList<Mailbox>();
        DemoHouse.RESIDENTS.forEach(resident -> all.add(resident.who()));
        all.addAll(DemoHouse.ELSEWHERE);
        all.forEach(who -> members.admit(list, who, MemberMode.REGULAR, BY));
        return list;
    }

    private void remember(MailingList list, String file) {
        List<DemoLetter> letters = DemoTexts.letters(file);
        for (DemoLetter letter : letters) {
            Message post = letter.compose(list.address().toString(), DemoTexts.chain(letters, letter), clock.instant());
            long id = messages.store(post.raw(), "");
            archive.add(list.key(), id, post, letter.written(clock.instant()).toInstant());
        }
    }

    /// Posts that wait for the owner, who is told by a letter as always.
    private void hold(MailingList list, String file) {
        for (DemoLetter letter : DemoTexts.letters(file)) {
            Message post = letter.compose(list.address().toString(), List.of(), clock.instant());
            var envelope = new Envelope(letter.from().address(), List.of(list.address()));
            desk.apply(new Effect.Hold(
                    list,
                    messages.store(post.raw(), ""),
                    envelope,
                    post,
                    new HeldPosts.Why(letter.from().address() + " is not a member of the list.", List.of())));
        }
    }
}
