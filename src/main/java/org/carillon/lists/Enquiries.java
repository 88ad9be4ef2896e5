package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.archive.PostLine;
import org.carillon.archive.Reading;
import org.carillon.mail.Address;

/// What the robot tells whoever asks by letter, as far as the table of rights lets them know it. Where From proves
/// nothing, a member and a stranger get the same words.
@ApplicationScoped
class Enquiries {
    /// Members in one letter; a page has the rest.
    static final int MOST_MEMBERS = 1000;

    private static final String NOT_OPEN =
            " (By mail such things are told to letters whose author is proven: signed by the domain in From, DMARC.)";

    private final Authors authors;
    private final Rights rights;
    private final Roster roster;
    private final Reading reading;
    private final ListDescription descriptions;
    private final MemberLinks links;

    Enquiries(
            Authors authors,
            Rights rights,
            Roster roster,
            Reading reading,
            ListDescription descriptions,
            MemberLinks links) {
        this.authors = authors;
        this.rights = rights;
        this.roster = roster;
        this.reading = reading;
        this.descriptions = descriptions;
        this.links = links;
    }

    /// May know that there is such a list and what it is called.
    boolean known(MailingList list, Asker asker) {
        return may(Right.SEE_LIST, list, asker);
    }

    private boolean may(Right right, MailingList list, Asker asker) {
        return rights.may(authors.of(asker), right, list);
    }

    Obeyed about(MailingList list, Asker asker) {
        if (known(list, asker)) return Obeyed.told("info", descriptions.about(list));
        return Obeyed.told(
                "info",
                "What this list is, its members are told only. The people who run it answer questions: "
                        + list.address("owner") + "." + NOT_OPEN);
    }

    /// The way to one's own options; also to who is not on the list, whom the letter tells so.
    Obeyed options(MailingList list, Asker asker) {
        String outcome = "A letter about the options of " + asker.address() + " is on its way there.";
        return new Obeyed(new ListAnswer.Result("options", outcome), links.letters(list, asker.address()));
    }

    /// Those who do not hide themselves, as the page of them shows them: whole addresses to proven members alone.
    Obeyed who(MailingList list, Asker asker) {
        if (!may(Right.SEE_ROSTER, list, asker)) return Obeyed.told("who", closed(list));
        boolean whole = rights.role(authors.of(asker), list).atLeast(Role.MEMBER);
        List<Member> found = roster.page(list.id(), 0, MOST_MEMBERS + 1);
        List<String> lines = found.stream()
                .limit(MOST_MEMBERS)
                .map(member -> line(member, whole))
                .toList();
        return Obeyed.with(
                "who",
                "The members come in a letter of their own.",
                new ListAnswer.Who(asker, lines, found.size() > MOST_MEMBERS));
    }

    private static String closed(MailingList list) {
        return list.settings().value(Setting.ROSTER).equals("staff")
                ? "Who is on this list, only the people who run it see."
                : "Who is on this list, only its members see." + NOT_OPEN;
    }

    private static String line(Member member, boolean whole) {
        String name = PlainText.line(member.mailbox().name(), 100);
        String shown = whole ? name : Address.masked(name);
        Address address = member.address();
        String at = whole ? address.toString() : Address.masked(address.toString());
        return shown.isEmpty() ? at : shown + " <" + at + ">";
    }

    /// A post of the archive. To proven authors alone: it may be large, and would else go to whoever is forged.
    ///
    /// @param number from 1, in the order in which they came
    Obeyed post(MailingList list, Asker asker, long number) {
        String command = "get " + number;
        if (!asker.origin().author()) {
            return Obeyed.told(command, "Posts of the archive are not sent to just anybody." + NOT_OPEN);
        }
        if (!may(Right.READ_ARCHIVE, list, asker)) {
            return Obeyed.told(command, "The archive of this list is not open to " + asker.address() + ".");
        }
        long posts = reading.count(list.key());
        Optional<PostLine> post = number > posts ? Optional.empty() : reading.numbered(list.key(), number);
        return post.map(found -> Obeyed.with(
                        command,
                        "The post comes in a letter of its own.",
                        new ListAnswer.OldPost(
                                asker, number, posts, found.hash(), found.line().subject())))
                .orElseGet(() -> Obeyed.told(command, "There is no such post: the archive has " + posts + "."));
    }
}
