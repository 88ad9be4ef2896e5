package org.carillon.pipeline;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.carillon.desk.Effect;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mailbox.FolderName;
import org.carillon.people.People;
import org.carillon.people.Person;

/// A letter for somebody with an account: their rules, their folders, and their away message.
@ApplicationScoped
class PersonStage {
    private final People people;

    PersonStage(People people) {
        this.people = people;
    }

    List<Effect> letter(long personId, Arrival letter) {
        return people.find(personId)
                .map(person -> letter(person, letter))
                .orElse(List.of(new Effect.Drop("the person is gone")));
    }

    private List<Effect> letter(Person person, Arrival letter) {
        return List.of(file(person, letter, FolderName.INBOX));
    }

    private static Effect file(Person person, Arrival letter, FolderName folder) {
        Address here = letter.item().recipient();
        HeaderEdits edits = HeaderEdits.NONE.remove("Return-Path").add("Delivered-To", here.toString());
        String returnPath = Optional.ofNullable(letter.item().sender())
                .map(Address::toString)
                .orElse("");
        return new Effect.File(
                letter.item().messageId(),
                letter.subject(),
                CopyRecipe.same(returnPath, edits),
                new Effect.Place(person.id(), folder, here));
    }
}
