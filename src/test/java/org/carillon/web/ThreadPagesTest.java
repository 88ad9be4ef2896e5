package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.lists.MailingList;
import org.carillon.store.Sql;
import org.carillon.trust.ProvenanceText;
import org.carillon.trust.Remark;
import org.junit.jupiter.api.Test;

/// Who sent a post of the archive.
@QuarkusTest
class ThreadPagesTest extends WithPages {
    @Inject
    Sql sql;

    @Test
    void onlyWhoRunsTheListIsToldWhatElseWasNoticed() {
        String olga = fresh("olga") + "@home.example";
        MailingList list = list(List.of(olga), "archive=public");
        String hash =
                archived(list, "From: ben@b.example", "Message-ID: <" + fresh("m") + "@x>", "Subject: One", "", "x");
        var near = ProvenanceText.read("NEAR").noticed(List.of(new Remark("ClamAV did not look at it", 0)));
        sql.update(
                "update message set provenance = ? where id in (select message_id from archived_post where id_hash = ?)",
                ProvenanceText.of(near),
                hash);
        String path = path(list) + "/archive/message/" + hash;

        String owner = read(signedIn(olga, false).page(path));
        String reader = read(signedIn(fresh("mia") + "@home.example", false).page(path));

        assertTrue(owner.contains("ClamAV did not look at it."), owner);
        assertTrue(reader.contains("Who sent this?"), reader);
        assertFalse(reader.contains("ClamAV"), reader);
    }
}
