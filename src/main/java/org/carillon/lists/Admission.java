package org.carillon.lists;

import java.util.List;
import org.carillon.mail.Address;

/// What became of somebody who asked to be let onto a list.
public sealed interface Admission {
    /// For whoever asked; on a page only where the address is proven.
    String sentence();

    /// To be written.
    default List<ListAnswer> letters() {
        return List.of();
    }

    /// Nothing stands in the way any more.
    default boolean done() {
        return true;
    }

    record Joined(Address who, List<ListAnswer> letters) implements Admission {
        public Joined {
            letters = List.copyOf(letters);
        }

        @Override
        public String sentence() {
            return who + " is on the list now.";
        }
    }

    record Already(Address who) implements Admission {
        @Override
        public String sentence() {
            return who + " is on the list already.";
        }
    }

    /// By another address of the same account.
    record AlreadyBy(Address who, Address other) implements Admission {
        @Override
        public String sentence() {
            return who + " belongs to an account that is on the list already, by " + other
                    + ": write from either. Sign in and look at My addresses to have posts come to " + who + ".";
        }
    }

    /// A letter asks whether it was they; none when the budget is spent, which nobody is told.
    record Asked(Address who, List<ListAnswer> letters) implements Admission {
        public Asked {
            letters = List.copyOf(letters);
        }

        @Override
        public String sentence() {
            return "Please confirm: a letter that asks whether it was you is on its way to " + who
                    + ", unless you had several of them today.";
        }
    }

    /// Until a moderator decides; the letters are to those who do.
    record Waits(Address who, List<ListAnswer> letters) implements Admission {
        public Waits {
            letters = List.copyOf(letters);
        }

        @Override
        public String sentence() {
            return "The people who run the list decide about " + who + ". A letter will tell what they say.";
        }
    }

    record Refused(String sentence) implements Admission {
        @Override
        public boolean done() {
            return false;
        }
    }
}
