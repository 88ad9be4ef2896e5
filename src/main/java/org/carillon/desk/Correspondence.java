package org.carillon.desk;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.MailTemplate.MailTemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.letters.ListLetters;
import org.carillon.letters.ListWords;
import org.carillon.lists.Asker;
import org.carillon.lists.Choice;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.mail.MessageId;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Sends the letters a list wants to write. They go through our own mailer into the outbox, in the caller's
/// transaction and with the empty envelope sender, so that nothing ever answers them.
@ApplicationScoped
public class Correspondence {
    /// Who gets a letter, its subject, where an answer to it goes, and which letter it answers.
    private record Cover(
            Address to,
            String subject,
            Address replyTo,
            @Nullable MessageId letter) {}

    private final String web;

    Correspondence(@ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web) {
        this.web = web;
    }

    /// Call within a transaction.
    public void send(MailingList list, List<ListAnswer> answers) {
        for (ListAnswer answer : answers) send(list, answer);
    }

    private void send(MailingList list, ListAnswer answer) {
        ListWords words = ListWords.of(list, web);
        switch (answer) {
            case ListAnswer.Confirm confirm -> confirm(list, words, confirm);
            case ListAnswer.Welcome welcome ->
                post(
                        list,
                        ListLetters.welcome(words, welcome.member().toString()),
                        reply(list, welcome.member(), "Welcome to " + list.name(), welcome.asker()));
            case ListAnswer.Goodbye goodbye ->
                post(
                        list,
                        ListLetters.goodbye(words, goodbye.member().toString()),
                        reply(list, goodbye.member(), "You have left " + list.name(), goodbye.asker()));
            case ListAnswer.Receipt receipt ->
                post(
                        list,
                        ListLetters.receipt(words, receipt.subject()),
                        new Cover(
                                receipt.member(),
                                "Your post to " + list.name() + " went out",
                                list.address("request"),
                                null));
            case ListAnswer.Results results ->
                post(
                        list,
                        ListLetters.results(words, results.results()),
                        reply(list, results.asker().address(), "Your commands to " + list.name(), results.asker()));
            case ListAnswer.Help help ->
                post(
                        list,
                        ListLetters.help(words),
                        reply(list, help.asker().address(), "How to talk to " + list.name(), help.asker()));
            case ListAnswer.Held held -> held(list, words, held);
            case ListAnswer.RequestWaits waits -> request(list, words, waits);
            case ListAnswer.Declined declined ->
                post(
                        list,
                        ListLetters.declined(words, declined.who().toString(), declined.reason()),
                        toAsker(list, declined.who()));
            case ListAnswer.Undecided late ->
                post(list, ListLetters.undecided(words, late.who().toString()), toAsker(list, late.who()));
            case ListAnswer.Invited invited -> invited(list, words, invited);
        }
    }

    /// An answer to this letter is the confirmation.
    private static void confirm(MailingList list, ListWords words, ListAnswer.Confirm confirm) {
        Address to = confirm.asker().address();
        Address answer = list.address("confirm+" + confirm.token());
        String who = to.toString();
        String token = confirm.token();
        switch (confirm.wish()) {
            case JOIN -> ask(list, ListLetters.confirmJoin(words, who, token), "join " + list.name(), confirm, answer);
            case LEAVE ->
                ask(list, ListLetters.confirmLeave(words, who, token), "leave " + list.name(), confirm, answer);
            case CHOOSE -> {
                Choice choice = Objects.requireNonNull(confirm.choice(), "a choice of nothing");
                change(list, words, choice.words(), confirm, answer);
            }
        }
    }

    private static void change(
            MailingList list, ListWords words, String change, ListAnswer.Confirm confirm, Address answer) {
        String to = confirm.asker().address().toString();
        ask(
                list,
                ListLetters.confirmChange(words, to, change, confirm.token()),
                "a change at " + list.name(),
                confirm,
                answer);
    }

    private static void ask(
            MailingList list, MailTemplateInstance letter, String what, ListAnswer.Confirm confirm, Address answer) {
        Asker asker = confirm.asker();
        post(list, letter, new Cover(asker.address(), "Please confirm: " + what, answer, asker.letter()));
    }

    private static void held(MailingList list, ListWords words, ListAnswer.Held held) {
        String subject = list.name() + ": a post waits for your decision";
        for (Address one : list.staff()) {
            MailTemplateInstance letter =
                    ListLetters.held(words, held.post().id(), held.post().summary(), held.waiting());
            post(list, letter, new Cover(one, subject, list.address("owner"), null));
        }
    }

    /// An answer goes to the people who run the list, so that a careless one decides nothing.
    private static void request(MailingList list, ListWords words, ListAnswer.RequestWaits waits) {
        MailTemplateInstance letter = ListLetters.request(
                words,
                waits.request(),
                list.address("confirm+" + waits.approve()).toString(),
                list.address("confirm+" + waits.reject()).toString(),
                waits.waiting());
        String subject = list.name() + ": " + waits.request().address() + " wants to join";
        post(list, letter, new Cover(waits.staff(), subject, list.address("owner"), null));
    }

    private static Cover toAsker(MailingList list, Address to) {
        return new Cover(to, "Your request to join " + list.name(), list.address("owner"), null);
    }

    /// An answer to this letter is the yes.
    private static void invited(MailingList list, ListWords words, ListAnswer.Invited invited) {
        Address answer = list.address("confirm+" + invited.token());
        post(
                list,
                ListLetters.invitation(words, invited.invitation(), invited.token()),
                new Cover(invited.invitation().address(), "Invitation to " + list.name(), answer, null));
    }

    private static Cover reply(MailingList list, Address to, String subject, Asker asker) {
        return new Cover(to, subject, list.address("request"), asker.letter());
    }

    private static void post(MailingList list, MailTemplateInstance letter, Cover cover) {
        String id = EncoderUtil.encodeAddressDisplayName(list.name());
        var mail = new Mail()
                .setFrom(id + " <" + list.address("request") + ">")
                .addTo(cover.to().toString())
                .setReplyTo(cover.replyTo().toString())
                .setSubject(cover.subject())
                .addHeader("List-Id", id + " <" + list.listId() + ">")
                .addHeader("Auto-Submitted", cover.letter() == null ? "auto-generated" : "auto-replied")
                .addHeader("X-Auto-Response-Suppress", "All");
        MessageId asking = cover.letter();
        if (asking != null) {
            mail.addHeader("In-Reply-To", asking.bracketed()).addHeader("References", asking.bracketed());
        }
        letter.mail(mail).send().await().indefinitely();
    }
}
