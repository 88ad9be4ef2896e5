package org.carillon.listener;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.carillon.people.SignIn;

/// Looks people up for those who sign in by mail program. A password costs a quarter of a second of arithmetic on
/// purpose: it is done on few threads of their own, so that many who sign in at once do not hold up the letters of
/// others.
@ApplicationScoped
class PeopleAtTheDoor implements Inside.Registry {
    private final SignIn signIn;
    private final People people;
    private final ExecutorService arithmetic = Executors.newFixedThreadPool(
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
            Thread.ofPlatform().daemon().name("sign-in-", 0).factory());

    PeopleAtTheDoor(SignIn signIn, People people) {
        this.signIn = signIn;
        this.people = people;
    }

    @Override
    public SignIn.Outcome ask(String address, String password, String network) {
        try {
            return CompletableFuture.supplyAsync(() -> signIn.ask(address, password, network), arithmetic)
                    .join();
        } catch (CompletionException away) {
            throw new PeopleAwayException(away.getCause() == null ? away : away.getCause());
        }
    }

    @Override
    public boolean theirs(Person person, Address address) {
        try {
            return people.at(address).filter(owner -> owner.id() == person.id()).isPresent();
        } catch (RuntimeException away) {
            throw new PeopleAwayException(away);
        }
    }

    @PreDestroy
    void stop() {
        arithmetic.shutdown();
    }
}
