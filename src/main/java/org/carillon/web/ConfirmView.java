package org.carillon.web;

import org.carillon.lists.JoinRequest;
import org.carillon.lists.Question;
import org.carillon.lists.Wish;

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

    private static String what(Wish wish) {
        return switch (wish) {
            case JOIN -> "Join the list";
            case LEAVE -> "Leave the list";
            case CHOOSE -> "Take the new setting";
        };
    }
}
