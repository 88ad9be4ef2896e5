package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.carillon.mailbox.FolderName;
import org.junit.jupiter.api.Test;

class FilingTest {
    private static String said(int moved, FolderName to, boolean learned) {
        return new Filing.Moved(moved, to, learned).sentence();
    }

    @Test
    void saysThatTheFilterLearnedOnlyWhereItDid() {
        assertEquals("The letter lies in Junk now.", said(1, FolderName.JUNK, false));
        assertEquals("The letter lies in Junk now, and the filter has learned it.", said(1, FolderName.JUNK, true));
        assertEquals(
                "3 letters lie in the inbox now, and the filter has learned them.", said(3, FolderName.INBOX, true));
        assertEquals("2 letters lie in Lists / chess now.", said(2, new FolderName("Lists/chess"), false));
        assertEquals("Nothing was moved: the letters have gone meanwhile.", said(0, FolderName.JUNK, false));
    }
}
