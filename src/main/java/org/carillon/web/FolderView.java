package org.carillon.web;

import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;

/// A folder as pages show it.
///
/// @param title for people
record FolderView(FolderName name, String title, String path, long letters, long unseen) {
    static FolderView of(Folders.Folder folder) {
        FolderName name = folder.name();
        return new FolderView(name, title(name), "/me/folders/" + name.token(), folder.letters(), folder.unseen());
    }

    static String title(FolderName name) {
        return name.equals(FolderName.INBOX) ? "Inbox" : name.text().replace("/", " / ");
    }

    public boolean junk() {
        return name.equals(FolderName.JUNK);
    }
}
