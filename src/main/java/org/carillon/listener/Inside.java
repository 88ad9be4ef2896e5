package org.carillon.listener;

import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.spool.Acceptance;

/// What a session asks of the house behind the door.
///
/// @param directory what lives at an address; throws when the database is away
/// @param room false when the disk is nearly full
/// @param inbox where letters become durable
record Inside(Function<Address, Destination> directory, BooleanSupplier room, Inbox inbox) {

    /// `spool.Spool.accept`: blocks until the letter survives a power cut, or says that it will not.
    @FunctionalInterface
    interface Inbox {
        Acceptance accept(Envelope envelope, byte[] raw, String trace, OptionalLong submitter);
    }
}
