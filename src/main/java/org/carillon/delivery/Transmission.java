package org.carillon.delivery;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.carillon.smtp.EnhancedCode;
import org.carillon.smtp.Reply;
import org.jspecify.annotations.Nullable;

/// Sends the copies of one batch over one connection. With PIPELINING the final dot of one copy and MAIL, RCPT
/// and DATA of the next leave in one write (RFC 2920 §3.1), so that each copy costs one round trip.
final class Transmission {
    /// Wants us to sign in (RFC 4954 §6) or to use TLS (RFC 3207 §4) first: that is between us and the host, and says
    /// nothing about any recipient. Some ask for it at RCPT or DATA only.
    private static final int WANTS_US_SECURE = 530;

    private static final int MAILBOX = 2;

    private final Session session;
    private final Tally tally;
    private final Iterator<Transaction> transactions;
    private final Stop stop;
    private final boolean pipelining;

    Transmission(Session session, Tally tally, Iterator<Transaction> transactions, Stop stop) {
        this.session = session;
        this.tally = tally;
        this.transactions = transactions;
        this.stop = stop;
        this.pipelining = session.offers().pipelining();
    }

    /// @param begun MAIL was taken, so that the transaction must be ended
    /// @param open the host waits for the text
    private record Answers(boolean begun, boolean open, List<Recipient> accepted) {
        private static final Answers REFUSED = new Answers(false, false, List.of());
    }

    /// Returns when there is nothing more to send, or no more on this connection.
    /// @throws PeerGoneException when the conversation ended early; what became of which copy is in the tally
    void run() throws IOException {
        Transaction current = next();
        session.wire().within(Patience.TRANSACTION);
        if (pipelining && current != null) announce(current);
        while (current != null) {
            session.flush();
            Answers answers = answers(current);
            Transaction following = next();
            finish(current, answers, following);
            current = following;
            session.wire().within(Patience.TRANSACTION);
        }
    }

    private @Nullable Transaction next() {
        if (stop.asked() || !transactions.hasNext() || session.countMessage() > session.mostMessages()) return null;
        return transactions.next();
    }

    private void announce(Transaction transaction) throws IOException {
        session.command(transaction.mail(session.offers()));
        for (Recipient recipient : transaction.recipients())
            session.command(transaction.rcpt(recipient, session.offers()));
        session.command("DATA");
    }

    private Answers answers(Transaction transaction) throws IOException {
        Reply mail = ask("MAIL", () -> transaction.mail(session.offers()), Patience.COMMAND);
        if (!mail.positive()) {
            for (Recipient recipient : transaction.recipients()) judge(recipient, mail);
            if (!pipelining) return Answers.REFUSED;
        }
        List<Recipient> accepted = new ArrayList<>();
        for (Recipient recipient : transaction.recipients()) {
            Reply rcpt = ask("RCPT", () -> transaction.rcpt(recipient, session.offers()), Patience.COMMAND);
            if (mail.positive()) sort(recipient, rcpt, accepted);
        }
        if (accepted.isEmpty() && !pipelining) return new Answers(true, false, accepted);
        Reply data = ask("DATA", () -> "DATA", Patience.DATA);
        if (data.intermediate()) return new Answers(true, true, accepted);
        for (Recipient recipient : accepted) judge(recipient, data);
        return new Answers(mail.positive(), false, List.of());
    }

    /// The answer to a command that was announced already, or else is sent now.
    private Reply ask(String verb, Supplier<String> command, Patience patience) throws IOException {
        Reply reply = pipelining ? session.reply(patience) : session.ask(command.get(), patience);
        if (reply.code() == WANTS_US_SECURE) throw unwelcome(reply);
        boolean opens = verb.equals("DATA");
        if (opens ? reply.positive() : reply.intermediate()) throw outOfStep(reply, verb);
        return reply;
    }

    private IOException unwelcome(Reply reply) {
        PeerGoneException turned = Opening.turnedAway(reply);
        return session.underTls() ? turned : new NoTlsException(turned.reason(), NoTlsException.Why.WANTED);
    }

    /// From here on nobody can tell which answer belongs to which command.
    private static PeerGoneException outOfStep(Reply reply, String verb) {
        return new PeerGoneException("out of step: " + reply + " in answer to " + verb, Gates.Manner.BUSY, false);
    }

    private void sort(Recipient recipient, Reply rcpt, List<Recipient> accepted) {
        if (rcpt.positive()) {
            accepted.add(recipient);
        } else if (accepted.isEmpty() || !tooMany(rcpt)) {
            judge(recipient, rcpt);
        } // else they do not fit into this transaction and get one of their own
    }

    /// 452 after RCPT, and 552 of older hosts, means too many at a time (RFC 5321 §4.5.3.1.10), once the host has taken
    /// others; but not when it speaks of the mailbox, such as one that is full (RFC 3463 §3.3).
    private static boolean tooMany(Reply rcpt) {
        EnhancedCode code = rcpt.enhanced();
        boolean ofTheMailbox = code != null && code.s() == MAILBOX;
        return (rcpt.code() == 452 || rcpt.code() == 552) && !ofTheMailbox;
    }

    /// Ends this transaction and, in the same write, announces the next; then hears what became of this one.
    private void finish(Transaction transaction, Answers answers, @Nullable Transaction following) throws IOException {
        if (answers.open() && stop.lost()) {
            throw new PeerGoneException("the claim is lost", Gates.Manner.WELL, false);
        }
        var unsettled = new ArrayDeque<>(answers.accepted());
        try {
            if (answers.open()) write(transaction, answers.accepted());
            else if (answers.begun()) session.command("RSET");
            if (pipelining && following != null) announce(following);
            session.flush();
            if (answers.open()) settle(unsettled);
            else if (answers.begun()) session.reply(Patience.COMMAND);
        } catch (IOException lost) {
            // without the answer nobody knows whether the copy arrived: it is sent again at the next try, not
            // now
            for (Recipient recipient : unsettled) tally.later(recipient, String.valueOf(lost.getMessage()));
            throw lost;
        }
        // not before all of this transaction is noted: a database that is away must not make us forget who has a copy
        tally.writeWhenDue();
    }

    /// A host that opens although it took no recipient gets an empty text (RFC 2920 §3.1).
    private void write(Transaction transaction, List<Recipient> accepted) throws IOException {
        if (accepted.isEmpty()) {
            session.command(".");
            return;
        }
        session.write(transaction.opening());
        session.write(transaction.copies().stuffed());
        session.write(transaction.copies().ending());
        for (int i = 0; i < (lmtp() ? accepted.size() : 1); i++) session.expect();
    }

    private boolean lmtp() {
        return session.peer().protocol() == Protocol.LMTP;
    }

    /// One answer for all, or by LMTP one for each in the order of RCPT (RFC 2033 §4.2).
    /// @param unsettled those whose answer has come are taken out
    private void settle(Deque<Recipient> unsettled) throws IOException {
        if (!lmtp()) {
            Reply end = session.reply(Patience.DOT);
            if (end.intermediate()) throw outOfStep(end, "DATA");
            while (!unsettled.isEmpty()) settle(unsettled.removeFirst(), end);
            return;
        }
        if (unsettled.isEmpty()) {
            throw new PeerGoneException("the host waits for a text for nobody", Gates.Manner.BUSY, false);
        }
        while (!unsettled.isEmpty()) {
            Reply end = session.reply(Patience.DOT);
            settle(unsettled.removeFirst(), end);
        }
    }

    private void settle(Recipient recipient, Reply end) {
        if (end.positive()) tally.delivered(recipient, arrival());
        else judge(recipient, end);
    }

    private Arrival arrival() {
        if (session.offers().reports()) return Arrival.TOLD;
        return lmtp() ? Arrival.FILED : Arrival.RELAYED;
    }

    private void judge(Recipient recipient, Reply reply) {
        if (!reply.permanent()) {
            tally.later(recipient, reply.toString());
            return;
        }
        String status = reply.enhanced() == null ? "5.0.0" : reply.enhanced().toString();
        tally.refused(recipient, status, reply.toString());
    }
}
