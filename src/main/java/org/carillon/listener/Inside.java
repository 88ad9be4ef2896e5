package org.carillon.listener;

import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.carillon.directory.Bar;
import org.carillon.directory.Destination;
import org.carillon.mail.Address;
import org.carillon.people.Person;
import org.carillon.people.SignIn;
import org.carillon.spool.Acceptance;
import org.carillon.spool.Incoming;
import org.jspecify.annotations.Nullable;

/// What a session asks of the house behind the door.
///
/// @param directory what lives at an address; throws when the database is away
/// @param bar whether letters of a sender (null: a bounce) are taken in there; throws as well
/// @param room false when the disk is nearly full
/// @param memory for the texts of letters that are coming in, at all doors
/// @param inbox where letters become durable
/// @param border who looks at letters before that
record Inside(
        Function<Address, Destination> directory,
        BiFunction<Destination, @Nullable Address, Bar> bar,
        BooleanSupplier room,
        DataMemory memory,
        Inbox inbox,
        Registry registry,
        Border border) {

    /// `spool.Spool.accept`: blocks until the letter survives a power cut, or says that it will not.
    @FunctionalInterface
    interface Inbox {
        Acceptance accept(Incoming letter);
    }

    /// Who the people are. Throws [PeopleAwayException] when the database is away.
    interface Registry {
        SignIn.Outcome ask(String address, String password, String network);

        /// True when it is an address of that person.
        boolean theirs(Person person, Address address);
    }
}
