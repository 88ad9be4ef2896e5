package org.carillon.dns;

import java.util.List;

/// What a question to the DNS led to.
public sealed interface Answer<T> {
    /// At least one record, at most [Resolver#MOST_RECORDS].
    record Found<T>(List<T> records) implements Answer<T> {
        public Found {
            records = List.copyOf(records);
        }
    }

    /// NXDOMAIN: the name does not exist (RFC 8020).
    record NoSuchName<T>() implements Answer<T> {}

    /// The name exists, without records of this type.
    record NoData<T>() implements Answer<T> {}

    /// Nobody answered, or a server could not: ask again later. Says nothing about the name.
    record TryAgain<T>(String reason) implements Answer<T> {}
}
