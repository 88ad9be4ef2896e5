package org.carillon.vacation;

import jakarta.enterprise.context.ApplicationScoped;
import org.carillon.domains.Secrets;
import org.carillon.mail.MessageId;
import org.carillon.store.HostName;

/// The ids of our replies, `<vac.WORD@host>`: half of the word is drawn by lot, half is a code that only we can
/// make for it. Nothing needs to be stored to know one again.
@ApplicationScoped
public class ReplyIds {
    private static final int DRAWN = 16;
    private static final int CODE = 20;
    static final int LENGTH = DRAWN + CODE;
    private static final String PREFIX = "vac.";
    private static final String PURPOSE = "vacation";

    private final Secrets secrets;
    private final HostName hostName;

    ReplyIds(Secrets secrets, HostName hostName) {
        this.secrets = secrets;
        this.hostName = hostName;
    }

    public MessageId fresh() {
        String drawn = secrets.token().substring(0, DRAWN);
        return new MessageId(PREFIX + drawn + secrets.mac(PURPOSE, drawn, CODE) + "@" + hostName.text());
    }

    /// True for an id that [#fresh] made, on this node or another.
    boolean ours(String id) {
        int at = id.indexOf('@');
        if (!id.startsWith(PREFIX) || at != PREFIX.length() + LENGTH) return false;
        int middle = PREFIX.length() + DRAWN;
        return secrets.verify(PURPOSE, id.substring(PREFIX.length(), middle), id.substring(middle, at));
    }
}
