package org.carillon.boot;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.carillon.domains.Domains;
import org.carillon.web.DemoHints;
import org.jboss.logging.Logger;

/// The demo of `quarkus:dev`: a chess club with two lists, its people and their letters, made at the first start,
/// all of it or nothing. Mail goes nowhere, as the route is `capture` there.
@IfBuildProfile("dev")
@ApplicationScoped
class Demo {
    private static final Logger LOG = Logger.getLogger(Demo.class);
    /// After the doors are open, as the letters that it leads to come in by them.
    private static final int LATE = 20_000;

    private final Domains domains;
    private final DemoPeople people;
    private final DemoLists lists;
    private final DemoHints hints;

    Demo(Domains domains, DemoPeople people, DemoLists lists, DemoHints hints) {
        this.domains = domains;
        this.people = people;
        this.lists = lists;
        this.hints = hints;
    }

    void make(@Observes @Priority(LATE) StartupEvent event) {
        boolean made = QuarkusTransaction.requiringNew().call(this::furnish);
        if (made) LOG.infof("demo made domain=%s password=%s", DemoHouse.DOMAIN, DemoHouse.PASSWORD);
        hints.open(people.accounts(), DemoHouse.PASSWORD);
    }

    private boolean furnish() {
        if (!domains.add(DemoHouse.DOMAIN)) return false;
        people.make();
        lists.make();
        return true;
    }
}
