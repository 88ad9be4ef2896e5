package org.carillon.delivery;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What an attempt has reached since it last wrote it down.
///
/// @param left who still waits for a copy
record Progress(List<Recipient> left, Ended ended, Said last, Next next) {

    /// Why those who are left must wait.
    ///
    /// @param host who said so; empty when nobody but us did
    /// @param tls under which TLS, as [Session#tls] has it; empty when there was no conversation
    /// @param ours it is nobody's fault but ours
    record Said(String reply, String host, String tls, boolean ours) {
        private static final Pattern TLS = Pattern.compile(" \\(TLSv1\\.[0-9](?: verified)?\\)$");

        static final Said NOTHING = new Said("", "", "");

        /// Something that is not our fault.
        Said(String reply, String host, String tls) {
            this(reply, host, tls, false);
        }

        /// From what [#shown] made of it, in a row of the outbox.
        static Said ofRow(ResultSet row) throws SQLException {
            String reply = TLS.matcher(row.getString("last_reply")).replaceFirst("");
            return new Said(reply, row.getString("last_host"), "", row.getBoolean("last_ours"));
        }

        /// For people who look at the queue.
        String shown() {
            boolean secured = !tls.isEmpty() && !tls.equals(Session.NO_TLS) && !reply.isEmpty();
            return secured ? reply + " (" + tls + ")" : reply;
        }
    }

    /// Those who are done with.
    ///
    /// @param confirmed those of the delivered of whom the sender wants to hear from us
    record Ended(int delivered, Map<Recipient, Failure.Refusal> refused, Map<Recipient, Arrival> confirmed) {
        int count() {
            return delivered + refused.size();
        }
    }

    /// What becomes of the row, if anybody is left.
    sealed interface Next {
        /// The attempt is not over.
        record GoesOn() implements Next {}

        /// The attempt is over; the next one comes after this time.
        record Again(Duration after) implements Next {}

        /// The attempt was broken off for reasons of our own.
        ///
        /// @param untried those left for whom it does not count: any node may go on with them at once
        /// @param after when the others come again, whom the host has put off
        record GivenBack(List<Recipient> untried, Duration after) implements Next {}
    }

    /// Those left who cannot wait in the same row as the others.
    List<Recipient> apart() {
        return next instanceof Next.GivenBack back && back.untried().size() < left.size() ? back.untried() : List.of();
    }

    /// True when nobody is left, and there is nothing to tell anybody.
    boolean allArrived() {
        return left.isEmpty() && ended.refused().isEmpty() && ended.confirmed().isEmpty();
    }

    /// How many of the left the letter's counter holds as deferred from now on.
    ///
    /// @param before how many it held
    int deferred(int before) {
        return switch (next) {
            case Next.GoesOn() -> Math.min(before, left.size());
            case Next.Again again -> left.size();
            case Next.GivenBack back ->
                Math.min(Math.max(before, left.size() - back.untried().size()), left.size());
        };
    }
}
