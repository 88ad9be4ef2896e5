package org.carillon.boot;

import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Mailbox;

/// Who lives in the demo.
final class DemoHouse {
    static final String DOMAIN = "demo.example";
    /// Of all accounts of the demo; said on its sign-in page.
    static final String PASSWORD = "carillon-demo";

    /// Somebody with an account.
    ///
    /// @param role what can be seen with it
    record Resident(Mailbox who, boolean admin, String role) {
        Address address() {
            return who.address();
        }
    }

    static final Resident ANA =
            new Resident(here("Ana Lopez", "ana"), true, "runs the server and owns both lists; a post waits for her");
    static final Resident BEN = new Resident(here("Ben Okafor", "ben"), false, "is a member of both lists");
    static final Resident CHLOE =
            new Resident(here("Chloé Martin", "chloe"), false, "is away; who writes to her gets a reply");
    static final Resident DAI =
            new Resident(here("Dai Nakamura", "dai"), false, "has rules that sort his letters into folders");

    static final List<Resident> RESIDENTS = List.of(ANA, BEN, CHLOE, DAI);

    /// Members who have their mail elsewhere.
    static final List<Mailbox> ELSEWHERE = List.of(
            elsewhere("Emil Sørensen", "emil"),
            elsewhere("Frida Öberg", "frida"),
            elsewhere("Goran Petrović", "goran"),
            elsewhere("Hana Kim", "hana"),
            elsewhere("陳美玲", "meiling"));

    private DemoHouse() {}

    static Address address(String local) {
        return new Address(local, DOMAIN);
    }

    private static Mailbox here(String name, String local) {
        return new Mailbox(name, address(local));
    }

    private static Mailbox elsewhere(String name, String local) {
        return new Mailbox(name, new Address(local, "people.example"));
    }
}
