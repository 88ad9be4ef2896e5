package org.carillon.delivery;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.mailbox.FolderName;
import org.carillon.mailbox.Folders;
import org.jboss.logging.Logger;

/// Puts letters into the folders of people here. A disk that is full or away means another try by the schedule.
@ApplicationScoped
public class LocalDrop {
    private static final Logger LOG = Logger.getLogger(LocalDrop.class);
    private static final String NOT_WRITTEN = "the folder cannot be written at the moment";

    private final Folders folders;

    LocalDrop(Folders folders) {
        this.folders = folders;
    }

    /// One folder as the recipient of a letter of origin [Outgoing#FOLDER].
    ///
    /// @param address to which the letter came
    public static Recipient recipient(Address address, long personId, FolderName folder) {
        return new Recipient(address, personId + "." + folder.token());
    }

    private record Place(long personId, FolderName folder) {
        static Optional<Place> of(String tag) {
            int dot = tag.indexOf('.');
            if (dot < 1 || !tag.substring(0, dot).matches("[0-9]{1,18}")) return Optional.empty();
            long person = Long.parseLong(tag.substring(0, dot));
            return FolderName.ofToken(tag.substring(dot + 1)).map(folder -> new Place(person, folder));
        }
    }

    boolean holds(Address address) {
        return folders.holds(address);
    }

    void deliver(Batch.Claim claim, Letter letter, Tally tally, Stop stop) {
        for (Recipient recipient : tally.untried()) {
            if (stop.asked()) return;
            Optional<Place> place = Place.of(recipient.tag());
            if (place.isEmpty()) tally.refused(recipient, "5.1.1", "There is no such folder.");
            else drop(claim, letter, recipient, place.get(), tally);
            tally.writeWhenDue();
        }
    }

    private void drop(Batch.Claim claim, Letter letter, Recipient recipient, Place place, Tally tally) {
        try {
            boolean filed = folders.deliver(
                    place.personId(),
                    place.folder(),
                    new Folders.Name(claim.since(), number(claim.since(), letter, recipient), claim.attempts() > 1),
                    head(letter, recipient),
                    letter.copies().whole(recipient));
            if (filed) tally.delivered(recipient, Arrival.FILED);
            else tally.refused(recipient, "5.1.1", "Nobody lives there any more.");
        } catch (IOException broken) {
            LOG.warnf("folder not written letter=%d cause=%s", letter.outgoingId(), broken);
            tally.laterByUs(recipient, NOT_WRITTEN);
        }
    }

    /// The same for each attempt at this letter and folder.
    private static String number(Instant since, Letter letter, Recipient recipient) {
        return "M" + since.getNano() / 1000 + "L" + letter.outgoingId() + "R"
                + Integer.toHexString(recipient.line().hashCode());
    }

    /// The final delivery writes the envelope sender down (RFC 5321 §4.4).
    private static byte[] head(Letter letter, Recipient recipient) {
        String path = letter.copies().returnPath(recipient);
        return ("Return-Path: <" + path + ">\r\n").getBytes(StandardCharsets.UTF_8);
    }
}
