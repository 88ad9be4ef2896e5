package org.carillon.delivery;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;

/// Has the next copies of a batch signed while this one travels, by threads that all batches share: so one slow host
/// keeps
/// no processor idle. Ahead are a few copies of each batch under way, a few kilobytes each, however many members there
/// are.
final class ReadAhead implements Iterator<Transaction> {
    /// With 64 couriers some 500 copies, a megabyte.
    static final int COPIES = 8;

    private final Iterator<Transaction> transactions;
    private final Executor scribes;
    private final Queue<Transaction> ahead = new ArrayDeque<>();

    private ReadAhead(Iterator<Transaction> transactions, Executor scribes) {
        this.transactions = transactions;
        this.scribes = scribes;
    }

    /// The copies of [Transaction#of], ahead where each costs a signature.
    static Iterator<Transaction> of(Letter letter, List<Recipient> recipients, int most, Executor scribes) {
        Iterator<Transaction> all = Transaction.of(letter, recipients, most);
        boolean worth = letter.copies().signedOneByOne() && recipients.size() > 1;
        return worth ? new ReadAhead(all, scribes) : all;
    }

    @Override
    public boolean hasNext() {
        return !ahead.isEmpty() || transactions.hasNext();
    }

    @Override
    public Transaction next() {
        while (ahead.size() < COPIES && transactions.hasNext()) ahead.add(begun(transactions.next()));
        return ahead.remove();
    }

    private Transaction begun(Transaction transaction) {
        var opening = new FutureTask<>(transaction::opening);
        scribes.execute(opening);
        return transaction.openedBy(() -> done(opening));
    }

    /// Does it himself when nobody has begun yet.
    private static byte[] done(FutureTask<byte[]> opening) {
        opening.run();
        try {
            return opening.get();
        } catch (ExecutionException broken) {
            throw new IllegalStateException("a copy cannot be signed", broken.getCause());
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while a copy is signed", hurried);
        }
    }
}
