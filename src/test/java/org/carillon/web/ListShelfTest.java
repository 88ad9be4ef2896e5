package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carillon.lists.By;
import org.carillon.lists.EndedAddresses;
import org.carillon.lists.ListEnds;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;
import org.carillon.testing.Visit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Lists that a visitor may not know of neither show nor hide the others. Their domain comes before all others.
@QuarkusTest
class ListShelfTest extends WithPages {
    private static final String FIRST = "0.example";
    private static final Pattern NEXT = Pattern.compile("/lists\\?after=[^\"]*");

    @Inject
    ListEnds ends;

    @Inject
    EndedAddresses ended;

    private final List<MailingList> made = new ArrayList<>();

    private void list(String local, String... settings) {
        ListSettings wanted = ListSettings.USUAL;
        for (String setting : settings) wanted = wanted.with(setting);
        made.add(register.create(Address.of(local + "@" + FIRST), "", wanted, List.of(), By.house("test")));
    }

    @BeforeEach
    void manyHiddenOnesFirst() {
        domains.add(FIRST);
        for (int i = 100; i < 210; i++) list("a%d-hidden".formatted(i), "subscribe=closed");
        for (int i = 10; i < 75; i++) list("b%d-open".formatted(i));
    }

    @AfterEach
    void tidy() {
        for (MailingList list : made) {
            ends.begin(list, By.house("test"));
            ends.finish(list.id());
            ended.take(list.address());
        }
    }

    @Test
    void showsAStrangerTheOpenListsOnly() {
        String first = new Visit().page("/lists");
        assertTrue(first.contains("b10-open@") && first.contains("b69-open@"), first);
        assertFalse(first.contains("b70-open@") || first.contains("hidden"), first);

        Matcher next = NEXT.matcher(first);
        assertTrue(next.find(), first);
        assertEquals("/lists?after=b69-open%40" + FIRST, next.group());
        String second = new Visit().page(next.group());
        assertTrue(second.contains("b70-open@") && second.contains("b74-open@"), second);

        assertTrue(new Visit().page("/").contains("b10-open@"));
    }

    @Test
    void showsAnAdminEveryList() {
        String lists = signedIn(fresh("root") + "@home.example", true).page("/lists");
        assertTrue(lists.contains("a100-hidden@") && lists.contains("a159-hidden@"), lists);
        assertFalse(lists.contains("b10-open@"), lists);
    }
}
