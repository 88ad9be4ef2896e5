package org.carillon.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.carillon.smtp.Reply;
import org.jspecify.annotations.Nullable;

/// Sends the copies of one batch over one connection. With PIPELINING the final dot of one copy and MAIL, RCPT
/// and DATA of the next leave in one write (RFC 2920 §3.1), so that each copy costs one round trip.
final class Transmission {
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
        if (pipelining && current != null) announce(current);
        while (current != null) {
            session.flush();
            Answers answers = answers(current);
            Transaction following = next();
            Reply end = finish(current, answers, following);
            if (answers.open()) settle(answers.accepted(), end);
            current = following;
        }
    }

    private @Nullable Transaction next() {
        if (stop.asked() || !transactions.hasNext() || session.countMessage() > Sessions.MOST_MESSAGES) return null;
        return transactions.next();
    }

    private void announce(Transaction transaction) throws IOException {
        session.command(transaction.mail(session.offers()));
        for (Recipient recipient : transaction.recipients())
            session.command(transaction.rcpt(recipient, session.offers()));
        session.command("DATA");
    }

    private Answers answers(Transaction transaction) throws IOException {
        Reply mail = ask(transaction.mail(session.offers()), Patience.COMMAND);
        if (!mail.positive()) {
            for (Recipient recipient : transaction.recipients()) judge(recipient, mail);
            if (!pipelining) return Answers.REFUSED;
        }
        List<Recipient> accepted = new ArrayList<>();
        for (Recipient recipient : transaction.recipients()) {
            Reply rcpt = ask(transaction.rcpt(recipient, session.offers()), Patience.COMMAND);
            if (mail.positive()) sort(recipient, rcpt, accepted);
        }
        if (accepted.isEmpty() && !pipelining) return new Answers(true, false, accepted);
        Reply data = ask("DATA", Patience.DATA);
        if (data.intermediate()) return new Answers(true, true, accepted);
        for (Recipient recipient : accepted) judge(recipient, data);
        return new Answers(mail.positive(), false, List.of());
    }

    /// The answer to a command that was announced already, or else is sent now.
    private Reply ask(String command, Patience patience) throws IOException {
        return pipelining ? session.reply(patience) : session.ask(command, patience);
    }

    private void sort(Recipient recipient, Reply rcpt, List<Recipient> accepted) {
        if (rcpt.positive()) {
            accepted.add(recipient);
        } else if (tooMany(rcpt)) {
            // who does not fit into this transaction gets one of their own, if the host took others
            if (accepted.isEmpty()) tally.later(recipient, rcpt.toString());
        } else {
            judge(recipient, rcpt);
        }
    }

    /// 452 after RCPT, and 552 of older hosts, means too many at a time (RFC 5321 §4.5.3.1.10).
    private static boolean tooMany(Reply rcpt) {
        return rcpt.code() == 452 || rcpt.code() == 552;
    }

    /// Ends this transaction and, in the same write, announces the next; returns the answer to the end.
    private Reply finish(Transaction transaction, Answers answers, @Nullable Transaction following) throws IOException {
        try {
            if (answers.open()) write(transaction, answers.accepted());
            else if (answers.begun()) session.command("RSET");
            if (pipelining && following != null) announce(following);
            session.flush();
            if (answers.open()) return session.reply(Patience.DOT);
            return answers.begun() ? session.reply(Patience.COMMAND) : Reply.plain(250);
        } catch (IOException lost) {
            // without the answer nobody knows whether the copy arrived: it is sent again at the next try, not
            // now
            for (Recipient recipient : answers.accepted()) tally.later(recipient, String.valueOf(lost.getMessage()));
            throw lost;
        }
    }

    /// A host that opens although it took no recipient gets an empty text (RFC 2920 §3.1).
    private void write(Transaction transaction, List<Recipient> accepted) throws IOException {
        if (!accepted.isEmpty()) {
            session.write(transaction.copies().opening(accepted.getFirst()));
            session.write(transaction.copies().stuffed());
            session.write(transaction.copies().ending());
        } else {
            session.command(".");
        }
    }

    private void settle(List<Recipient> accepted, Reply end) {
        for (Recipient recipient : accepted) {
            if (end.positive()) tally.delivered(recipient, session.offers().reports() ? Arrival.TOLD : Arrival.RELAYED);
            else judge(recipient, end);
        }
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
