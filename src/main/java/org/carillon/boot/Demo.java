package org.carillon.boot;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;
import org.carillon.domains.Domains;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListStyle;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberMode;
import org.carillon.lists.Members;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;
import org.jboss.logging.Logger;

/// The demo of `quarkus:dev`: a domain with two lists and people on them, made at the first start. Mail goes
/// nowhere, as the route is `capture` there.
@IfBuildProfile("dev")
@ApplicationScoped
class Demo {
    private static final Logger LOG = Logger.getLogger(Demo.class);
    private static final String DOMAIN = "demo.example";
    private static final String BY = "demo";
    /// After the tables are there and before the doors open.
    private static final int EARLY = 500;

    private static final Mailbox ANA = who("Ana Lopez", "ana");
    private static final Mailbox BEN = who("Ben Okafor", "ben");
    private static final Mailbox CHLOE = who("Chloé Martin", "chloe");
    private static final Mailbox DAI = who("Dai Nakamura", "dai");
    private static final Mailbox EMIL = who("Emil Sørensen", "emil");

    private final Domains domains;
    private final ListRegister register;
    private final Members members;

    Demo(Domains domains, ListRegister register, Members members) {
        this.domains = domains;
        this.register = register;
        this.members = members;
    }

    void make(@Observes @Priority(EARLY) StartupEvent event) {
        if (!domains.add(DOMAIN)) return;
        list("chess", "Chess Club", ListStyle.DISCUSSION, List.of(ANA, BEN, CHLOE, DAI, EMIL));
        list("news", "News of the house", ListStyle.ANNOUNCE, List.of(BEN, CHLOE, DAI));
        LOG.infof("demo made lists=chess@%1$s,news@%1$s member=%2$s", DOMAIN, ANA.address());
    }

    private void list(String local, String name, ListStyle style, List<Mailbox> people) {
        Address address = new Address(local, DOMAIN);
        MailingList list = register.create(address, name, style.settings(), List.of(ANA.address()), BY);
        for (Mailbox person : people) members.admit(list, person, MemberMode.REGULAR, BY);
    }

    private static Mailbox who(String name, String local) {
        return new Mailbox(name, new Address(local, "people.example"));
    }
}
