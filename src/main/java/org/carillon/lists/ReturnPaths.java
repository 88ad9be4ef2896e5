package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.carillon.domains.Secrets;
import org.carillon.mail.CopyRecipe;

/// Tells our own return paths from made-up ones.
@ApplicationScoped
public class ReturnPaths {
    /// Characters of the MAC in a return path, see [CopyRecipe].
    private static final int MAC = 10;

    private final Secrets secrets;

    ReturnPaths(Secrets secrets) {
        this.secrets = secrets;
    }

    /// The member's tag in `TAG.MAC`, when the MAC is ours for this list.
    public Optional<String> tag(long listId, String argument) {
        int dot = argument.lastIndexOf('.');
        if (dot < 0 || argument.length() - dot - 1 != MAC) return Optional.empty();
        String tag = argument.substring(0, dot);
        boolean ours =
                secrets.verify("bounce", CopyRecipe.bound(MailingList.key(listId), tag), argument.substring(dot + 1));
        return ours ? Optional.of(tag) : Optional.empty();
    }
}
