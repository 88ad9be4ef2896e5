package org.carillon.sort;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carillon.mail.Address;
import org.jspecify.annotations.Nullable;

/// Whom a `!` line names.
/// @param why null when all is well; then there is at least one
record Recipients(List<Address> to, @Nullable String why) {
    /// @param words one character for each byte; commas divide as blanks do
    static Recipients of(List<String> words) {
        var to = new ArrayList<Address>();
        for (String word : words) {
            for (String text : word.split("[,\\s]+")) {
                if (text.isEmpty()) continue;
                Optional<Address> address =
                        text.startsWith("-") ? Optional.empty() : Address.parse(Latin.outward(text));
                if (address.isEmpty())
                    return none(Faults.quote(text) + " is not an address. Behind ! stand addresses such as"
                            + " ana@example.org and no options.");
                if (to.stream().noneMatch(address.get()::sameMailbox)) to.add(address.get());
            }
        }
        if (to.isEmpty()) return none("Behind ! an address is missing.");
        if (to.size() > Action.MAX_FORWARD)
            return none("A letter is forwarded to at most " + Action.MAX_FORWARD + " addresses: make a list for more.");
        return new Recipients(List.copyOf(to), null);
    }

    private static Recipients none(String why) {
        return new Recipients(List.of(), why);
    }
}
