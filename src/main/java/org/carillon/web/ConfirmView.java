package org.carillon.web;

import org.carillon.lists.AddressMove;
import org.carillon.lists.JoinRequest;
import org.carillon.lists.Question;
import org.carillon.lists.Wish;
import org.carillon.mail.Address;

/// What the page behind a link asks.
///
/// @param button what is done, such as `Join the list`
/// @param who about whom
/// @param said by that person or by who invites; empty for nothing
/// @param field the label of the field for words; empty for none
/// @param words what stands in it
/// @param note what happens then
record ConfirmView(String button, String who, String said, String field, String words, String note) {
    private static final String CLOSE = "If you did not ask for this, close the page: nothing happens.";

    static ConfirmView of(Question question) {
        return switch (question) {
            case Question.Wished wished -> of(wished);
            case Question.Decide decide -> of(decide.request(), decide.approve());
            case Question.Invited invited ->
                new ConfirmView(
                        "Join the list",
                        invited.invitation().address().toString(),
                        Harmless.line(invited.invitation().words(), ""),
                        "",
                        "",
                        "If you do not want that, close the page: nothing happens.");
        };
    }

    private static ConfirmView of(Question.Wished wished) {
        String who = wished.who().toString();
        boolean moderated = wished.wish() == Wish.JOIN && wished.moderated();
        if (wished.move() != null) return of(wished.wish(), wished.who(), wished.move());
        if (!moderated) return new ConfirmView(what(wished.wish()), who, "", "", "", CLOSE);
        return new ConfirmView(
                what(wished.wish()),
                who,
                "",
                "To the people who run the list",
                Harmless.line(wished.words(), ""),
                "They decide about it, and a letter tells you what they say. " + CLOSE);
    }

    private static ConfirmView of(JoinRequest request, boolean approve) {
        String who = request.address().toString();
        String said = Harmless.line(request.words(), "");
        return approve
                ? new ConfirmView("Let them in", who, said, "", "", "They get a welcome.")
                : new ConfirmView("Say no", who, said, "Why, for them", "", "They get a friendly letter.");
    }

    private static ConfirmView of(Wish wish, Address who, AddressMove move) {
        if (wish == Wish.MOVE) {
            return new ConfirmView(
                    "Go on to the new address",
                    who + ": " + move.other() + " is to take its place " + move.where() + ".",
                    "",
                    "",
                    "",
                    "Then a letter to " + move.other() + " asks once more. " + CLOSE);
        }
        return new ConfirmView(
                "Yes, this is my new address",
                who + " is to take the place of " + move.other() + " " + move.where() + ".",
                "",
                "",
                "",
                CLOSE);
    }

    private static String what(Wish wish) {
        return switch (wish) {
            case JOIN -> "Join the list";
            case LEAVE -> "Leave the list";
            case CHOOSE -> "Take the new setting";
            case MOVE, ARRIVE -> "Take the new address";
        };
    }
}
