package org.carillon.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import org.carillon.mail.Address;

/// Where recipients come from, one after the other, so that a hundred thousand are never in memory at once.
/// Sorted by domain: each change of the domain begins a new batch.
@FunctionalInterface
public interface RecipientSource {
    /// @param connection that of the transaction in which the letter is enqueued
    void each(Connection connection, Consumer<Recipient> sink) throws SQLException;

    /// A few that are known already.
    static RecipientSource of(List<Recipient> few) {
        List<Recipient> sorted = few.stream()
                .sorted(Comparator.comparing((Recipient r) -> r.address().domain()))
                .toList();
        return (connection, sink) -> sorted.forEach(sink);
    }

    /// One, whose copy needs no tag.
    static RecipientSource of(Address one) {
        return of(List.of(new Recipient(one, "")));
    }
}
