package org.carillon.desk;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.carillon.domains.Domains;
import org.carillon.lists.Actor;
import org.carillon.lists.By;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberChange;
import org.carillon.lists.MemberQuery;
import org.carillon.lists.MemberWork;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
class MemberDeskTest {
    private static final By BY = By.house("test");

    @Inject
    MemberDesk desk;

    @Inject
    MemberWork works;

    @Inject
    ListRegister register;

    @Inject
    Domains domains;

    @TempDir
    Path folder;

    private MailingList list() {
        domains.add("desk.example.org");
        return register.create(
                Address.of("l" + System.nanoTime() + "@desk.example.org"), "", ListSettings.USUAL, List.of(), BY);
    }

    /// Two would undo each other's work.
    @Test
    void onlyOneThingIsDoneWithTheMembersOfAListAtATime() throws IOException {
        MailingList list = list();
        works.begin(list, "members.csv", 100, BY);
        Path file = Files.writeString(folder.resolve("more.csv"), "ana@x.example\n");

        var busy =
                assertThrows(SettingException.class, () -> desk.importFile(list, file, "more.csv", Actor.nobody(BY)));

        assertTrue(busy.getMessage().contains("members.csv"), busy.getMessage());
        assertFalse(Files.exists(file), "it holds addresses");
        assertThrows(
                SettingException.class,
                () -> desk.changeAll(list, MemberQuery.ALL, MemberChange.options(Map.of("ack", "on")), "x", BY));
        assertThrows(SettingException.class, () -> desk.removeAll(list, MemberQuery.ALL, "x", BY));
        desk.removeAll(list(), MemberQuery.ALL, "another list", BY);
    }
}
