package org.carillon.desk;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.archive.Reading;
import org.carillon.delivery.OutboxMailer;
import org.carillon.letters.LetterKind;
import org.carillon.letters.LetterTexts;
import org.carillon.letters.ListLetters;
import org.carillon.letters.ListWords;
import org.carillon.lists.AddressMove;
import org.carillon.lists.Asker;
import org.carillon.lists.HeldPost;
import org.carillon.lists.Invitation;
import org.carillon.lists.JoinRequest;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.ListText;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberLinks;
import org.carillon.lists.Wish;
import org.carillon.mail.Address;
import org.carillon.mail.MessageId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Sends the letters a list wants to write, in its own words where it has some. They go through our own mailer into
/// the outbox, in the caller's transaction and with the empty envelope sender, so that nothing ever answers them.
@ApplicationScoped
public class Correspondence {
    /// Who gets a letter, where an answer to it goes, and which letter it answers.
    private record Cover(
            Address to, Address replyTo, @Nullable MessageId letter) {}

    /// What a letter says.
    ///
    /// @param values of the placeholders of its kind
    /// @param usual the usual text
    private record Said(LetterKind kind, Map<String, String> values, MailTemplateInstance usual) {}

    private final String web;
    private final LetterTexts texts;
    private final OutboxMailer mailer;
    private final Reading reading;
    private final MemberLinks links;

    Correspondence(
            @ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web,
            LetterTexts texts,
            OutboxMailer mailer,
            Reading reading,
            MemberLinks links) {
        this.links = links;
        this.reading = reading;
        this.web = web;
        this.texts = texts;
        this.mailer = mailer;
    }

    /// Call within a transaction.
    public void send(MailingList list, List<ListAnswer> answers) {
        for (ListAnswer answer : answers) send(list, answer);
    }

    private void send(MailingList list, ListAnswer answer) {
        ListWords words = ListWords.of(list, web);
        switch (answer) {
            case ListAnswer.Confirm confirm -> confirm(list, words, confirm);
            case ListAnswer.Moved moved -> moved(list, words, moved);
            case ListAnswer.Moving moving -> moving(list, words, moving);
            case ListAnswer.Welcome welcome -> welcome(list, words, welcome);
            case ListAnswer.Goodbye goodbye -> goodbye(list, words, goodbye);
            case ListAnswer.OptionsLink link -> options(list, words, link);
            case ListAnswer.Receipt receipt -> receipt(list, words, receipt);
            case ListAnswer.Results results ->
                post(list, results(words, results), reply(list, results.asker().address(), results.asker()));
            case ListAnswer.Help help ->
                post(
                        list,
                        new Said(LetterKind.HELP, Map.of(), ListLetters.help(words)),
                        reply(list, help.asker().address(), help.asker()));
            case ListAnswer.Who who -> who(list, words, who);
            case ListAnswer.OldPost post -> oldPost(list, words, post);
            case ListAnswer.Veiled veiled -> veiled(list, veiled.letter());
            case ListAnswer.Held held -> held(list, words, held);
            case ListAnswer.RequestWaits waits -> request(list, words, waits);
            case ListAnswer.Declined declined -> declined(list, words, declined);
            case ListAnswer.Undecided late -> undecided(list, words, late);
            case ListAnswer.Invited invited -> invited(list, words, invited);
        }
    }

    private void welcome(MailingList list, ListWords words, ListAnswer.Welcome welcome) {
        String who = welcome.member().toString();
        var said = new Said(LetterKind.WELCOME, Map.of("address", who), ListLetters.welcome(words, who));
        post(list, said, reply(list, welcome.member(), welcome.asker()));
    }

    private static Said goodbye(ListWords words, ListAnswer.Goodbye goodbye) {
        String who = goodbye.member().toString();
        return new Said(LetterKind.GOODBYE, Map.of("address", who), ListLetters.goodbye(words, who));
    }

    private void goodbye(MailingList list, ListWords words, ListAnswer.Goodbye goodbye) {
        post(list, goodbye(words, goodbye), reply(list, goodbye.member(), goodbye.asker()));
    }

    /// Who is not on the list gets no text of the list's own: it would lead nowhere.
    private void options(MailingList list, ListWords words, ListAnswer.OptionsLink link) {
        if (link.token().isEmpty()) {
            plain(list, words, noOptions(words, link), optionsCover(list, link));
            return;
        }
        links.sent(list, link.token());
        String who = link.to().toString();
        String page = words.page() + "/options/by/" + link.token();
        Map<String, String> values = Map.of("address", who, "link", page);
        post(
                list,
                new Said(LetterKind.OPTIONS, values, ListLetters.options(words, who, page)),
                optionsCover(list, link));
    }

    private static Said noOptions(ListWords words, ListAnswer.OptionsLink link) {
        return new Said(
                LetterKind.OPTIONS,
                Map.of(),
                ListLetters.options(words, link.to().toString(), ""));
    }

    private static Cover optionsCover(MailingList list, ListAnswer.OptionsLink link) {
        return new Cover(link.to(), list.address("request"), null);
    }

    private void who(MailingList list, ListWords words, ListAnswer.Who who) {
        String all = who.lines().stream().map(line -> "  " + line + "\n").collect(Collectors.joining());
        var said = new Said(LetterKind.WHO, Map.of("members", all), ListLetters.who(words, who.lines(), who.more()));
        post(list, said, reply(list, who.asker().address(), who.asker()));
    }

    /// The post goes along as it came, byte for byte; one that has gone meanwhile makes no letter.
    private void oldPost(MailingList list, ListWords words, ListAnswer.OldPost old) {
        Optional<byte[]> raw = reading.raw(list.key(), old.hash());
        if (raw.isEmpty()) return;
        Map<String, String> values = Map.of(
                "number", Long.toString(old.number()),
                "posts", Long.toString(old.posts()),
                "subject", old.subject());
        var said = new Said(
                LetterKind.OLD_POST, values, ListLetters.oldPost(words, old.number(), old.posts(), old.subject()));
        Optional<ListText> own = texts.written(list, said.kind(), values);
        String text = own.map(ListText::body)
                .orElseGet(() -> said.usual().templateInstance().render());
        Mail mail = envelope(list, list.name(), reply(list, old.asker().address(), old.asker()))
                .setSubject(own.map(ListText::subject).orElseGet(() -> texts.subject(list, said.kind(), values)))
                .setText(text);
        mailer.send(mail, raw.get(), "post-" + old.number() + ".eml");
    }

    /// Without a text of the list's own, which may describe it.
    private void veiled(MailingList list, ListAnswer letter) {
        ListWords words = ListWords.veiled(list, web);
        switch (letter) {
            case ListAnswer.Help help ->
                plain(
                        list,
                        words,
                        new Said(LetterKind.HELP, Map.of(), ListLetters.strangerHelp(words)),
                        reply(list, help.asker().address(), help.asker()));
            case ListAnswer.Results results ->
                plain(
                        list,
                        words,
                        results(words, results),
                        reply(list, results.asker().address(), results.asker()));
            case ListAnswer.Confirm confirm -> plain(list, words, asked(words, confirm), cover(list, confirm));
            case ListAnswer.Goodbye goodbye ->
                plain(list, words, goodbye(words, goodbye), reply(list, goodbye.member(), goodbye.asker()));
            case ListAnswer.OptionsLink link -> plain(list, words, noOptions(words, link), optionsCover(list, link));
            default -> throw new IllegalArgumentException("says nothing of the list: " + letter);
        }
    }

    /// In the usual words only.
    private void plain(MailingList list, ListWords words, Said said, Cover cover) {
        String subject = said.kind().subject().replace("{list}", words.name());
        Mail mail = envelope(list, words.name(), cover).setSubject(subject);
        said.usual().mail(mail).send().await().indefinitely();
    }

    private void receipt(MailingList list, ListWords words, ListAnswer.Receipt receipt) {
        var said = new Said(
                LetterKind.RECEIPT,
                Map.of("subject", receipt.subject()),
                ListLetters.receipt(words, receipt.subject()));
        post(list, said, new Cover(receipt.member(), list.address("request"), null));
    }

    private static Said results(ListWords words, ListAnswer.Results results) {
        String all = results.results().stream()
                .map(r -> "  " + r.command() + "\n    " + r.outcome() + "\n")
                .collect(Collectors.joining("\n"));
        return new Said(LetterKind.RESULTS, Map.of("results", all), ListLetters.results(words, results.results()));
    }

    private void declined(MailingList list, ListWords words, ListAnswer.Declined declined) {
        String who = declined.who().toString();
        var said = new Said(
                LetterKind.DECLINED,
                Map.of("address", who, "reason", declined.reason()),
                ListLetters.declined(words, who, declined.reason()));
        post(list, said, new Cover(declined.who(), list.address("owner"), null));
    }

    private void undecided(MailingList list, ListWords words, ListAnswer.Undecided late) {
        String who = late.who().toString();
        var said = new Said(LetterKind.UNDECIDED, Map.of("address", who), ListLetters.undecided(words, who));
        post(list, said, new Cover(late.who(), list.address("owner"), null));
    }

    /// An answer to this letter is the confirmation.
    private void confirm(MailingList list, ListWords words, ListAnswer.Confirm confirm) {
        post(list, asked(words, confirm), cover(list, confirm));
    }

    private static Cover cover(MailingList list, ListAnswer.Confirm confirm) {
        Asker asker = confirm.asker();
        return new Cover(asker.address(), list.address("confirm+" + confirm.token()), asker.letter());
    }

    private static Said asked(ListWords words, ListAnswer.Confirm confirm) {
        String who = confirm.asker().address().toString();
        String token = confirm.token();
        Map<String, String> values = Map.of("address", who, "token", token);
        return switch (confirm.wish()) {
            case JOIN -> new Said(LetterKind.CONFIRM_JOIN, values, ListLetters.confirmJoin(words, who, token));
            case LEAVE -> new Said(LetterKind.CONFIRM_LEAVE, values, ListLetters.confirmLeave(words, who, token));
            case MOVE, ARRIVE -> move(words, confirm, Objects.requireNonNull(confirm.move(), "a move to nowhere"));
            case CHOOSE ->
                change(
                        words,
                        Objects.requireNonNull(confirm.choice(), "a choice of nothing")
                                .words(),
                        confirm);
        };
    }

    private static Said move(ListWords words, ListAnswer.Confirm confirm, AddressMove move) {
        boolean arrives = confirm.wish() == Wish.ARRIVE;
        String who = confirm.asker().address().toString();
        String old = arrives ? move.other().toString() : who;
        String now = arrives ? who : move.other().toString();
        String token = confirm.token();
        Map<String, String> values = Map.of("address", old, "new-address", now, "where", move.where(), "token", token);
        return arrives
                ? new Said(
                        LetterKind.CONFIRM_ARRIVAL,
                        values,
                        ListLetters.confirmArrival(words, old, now, move.where(), token))
                : new Said(
                        LetterKind.CONFIRM_MOVE, values, ListLetters.confirmMove(words, old, now, move.where(), token));
    }

    private void moved(MailingList list, ListWords words, ListAnswer.Moved moved) {
        List<String> lists = moved.lists().stream().map(Address::toString).toList();
        String old = moved.old().toString();
        String now = moved.now().toString();
        String all = lists.stream().map(one -> "  " + one + "\n").collect(Collectors.joining());
        var said = new Said(
                LetterKind.MOVED,
                Map.of("address", old, "new-address", now, "lists", all),
                ListLetters.moved(words, old, now, lists));
        post(list, said, new Cover(moved.old(), list.address("owner"), null));
    }

    /// Without a text of the list's own: it warns.
    private void moving(MailingList list, ListWords words, ListAnswer.Moving moving) {
        var usual =
                ListLetters.moving(words, moving.old().toString(), moving.now().toString());
        plain(
                list,
                words,
                new Said(LetterKind.MOVED, Map.of(), usual),
                new Cover(moving.old(), list.address("owner"), null));
    }

    private static Said change(ListWords words, String change, ListAnswer.Confirm confirm) {
        String who = confirm.asker().address().toString();
        return new Said(
                LetterKind.CONFIRM_CHANGE,
                Map.of("address", who, "token", confirm.token(), "change", change),
                ListLetters.confirmChange(words, who, change, confirm.token()));
    }

    private void held(MailingList list, ListWords words, ListAnswer.Held held) {
        HeldPost.Summary post = held.post().summary();
        Map<String, String> values = Map.of(
                "author", post.author(),
                "subject", post.subject(),
                "reason", post.reason(),
                "notes", String.join("\n", post.notes()),
                "number", Long.toString(held.post().id()));
        for (Address one : list.staff()) {
            MailTemplateInstance letter = ListLetters.held(words, held.post().id(), post, held.waiting());
            post(list, new Said(LetterKind.HELD, values, letter), new Cover(one, list.address("owner"), null));
        }
    }

    /// An answer goes to the people who run the list, so that a careless one decides nothing.
    private void request(MailingList list, ListWords words, ListAnswer.RequestWaits waits) {
        JoinRequest request = waits.request();
        String approve = list.address("confirm+" + waits.approve()).toString();
        String reject = list.address("confirm+" + waits.reject()).toString();
        Map<String, String> values = Map.of(
                "address", request.address().toString(),
                "name", request.who().name(),
                "words", request.words(),
                "approve", approve,
                "reject", reject);
        MailTemplateInstance letter =
                ListLetters.request(words, request, approve, reject, waits.waiting(), waits.full());
        post(list, new Said(LetterKind.REQUEST, values, letter), new Cover(waits.staff(), list.address("owner"), null));
    }

    /// An answer to this letter is the yes.
    private void invited(MailingList list, ListWords words, ListAnswer.Invited invited) {
        Invitation invitation = invited.invitation();
        Map<String, String> values = Map.of(
                "name", invitation.who().name(),
                "words", invitation.words(),
                "invited-by", invitation.invitedBy(),
                "token", invited.token());
        MailTemplateInstance letter = ListLetters.invitation(words, invitation, invited.token());
        Address answer = list.address("confirm+" + invited.token());
        post(list, new Said(LetterKind.INVITATION, values, letter), new Cover(invitation.address(), answer, null));
    }

    private static Cover reply(MailingList list, Address to, Asker asker) {
        return new Cover(to, list.address("request"), asker.letter());
    }

    private void post(MailingList list, Said said, Cover cover) {
        Optional<ListText> own = texts.written(list, said.kind(), said.values());
        Mail mail = envelope(list, list.name(), cover)
                .setSubject(
                        own.map(ListText::subject).orElseGet(() -> texts.subject(list, said.kind(), said.values())));
        if (own.isPresent()) mailer.send(mail.setText(own.get().body()));
        else said.usual().mail(mail).send().await().indefinitely();
    }

    private static Mail envelope(MailingList list, String name, Cover cover) {
        String id = EncoderUtil.encodeAddressDisplayName(name);
        var mail = new Mail()
                .setFrom(id + " <" + list.address("request") + ">")
                .addTo(cover.to().toString())
                .setReplyTo(cover.replyTo().toString())
                .addHeader("List-Id", id + " <" + list.listId() + ">")
                .addHeader("Auto-Submitted", cover.letter() == null ? "auto-generated" : "auto-replied")
                .addHeader("X-Auto-Response-Suppress", "All");
        MessageId asking = cover.letter();
        if (asking != null) {
            mail.addHeader("In-Reply-To", asking.bracketed()).addHeader("References", asking.bracketed());
        }
        return mail;
    }
}
