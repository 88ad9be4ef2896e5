package org.carillon.lists;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.sort.Action;
import org.jspecify.annotations.Nullable;

/// All that the posting policy looks at, gathered by [Posts].
///
/// @param own the list's addresses
/// @param closed nobody posts there
public record PostFacts(
        OwnAddresses own, boolean closed, ListSettings settings, Envelope envelope, Message message, Known known) {
    PostFacts(Address list, ListSettings settings, Envelope envelope, Message message, Known known) {
        this(OwnAddresses.of(list), false, settings, envelope, message, known);
    }

    /// Who names more in To and Cc writes to a crowd and not to somebody.
    private static final int MOST_NAMED = 200;

    /// What the list itself knows of the post.
    ///
    /// @param member the author as a member, null when he is none
    /// @param seen whether the list accepted a post of this Message-ID in the last days
    /// @param rules what the list's sort rules want
    /// @param ban by which the author is kept out, null when there is none
    /// @param origin what was found out about where it is from
    public record Known(
            @Nullable Member member,
            boolean seen,
            List<Action> rules,
            PostOrigin origin,
            @Nullable Ban ban) {
        public Known {
            rules = List.copyOf(rules);
        }
    }

    /// Who wrote it: the one address of the one From field. Never Reply-To or Sender (RFC 5322 §3.6.2).
    public static Optional<Mailbox> author(Message message) {
        List<String> fields = message.headers().all("From");
        if (fields.size() != 1) return Optional.empty();
        List<Mailbox> found = Mailbox.list(fields.getFirst());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    /// The addresses in To and Cc, at most [#MOST_NAMED].
    static Stream<Address> named(Headers headers) {
        return Stream.of("To", "Cc")
                .flatMap(field -> headers.all(field).stream())
                .map(Mailbox::list)
                .flatMap(List::stream)
                .map(Mailbox::address)
                .limit(MOST_NAMED);
    }

    public Optional<Address> author() {
        return author(message).map(Mailbox::address);
    }

    public Headers headers() {
        return message.headers();
    }
}
