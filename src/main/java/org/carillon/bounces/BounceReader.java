package org.carillon.bounces;

import java.util.List;
import java.util.Optional;
import org.carillon.mail.AutomaticMail;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.carillon.mail.MimePart;

/// Understands letters that come to a return path: a report for machines when there is one (RFC 3464, RFC
/// 5965), else the text for people. Pure, and bounded by [MimePart#leaves].
public final class BounceReader {
    private BounceReader() {}

    /// What the letter says about each recipient it names; one of kind `none` when it says nothing about
    /// failures.
    public static List<BouncedRecipient> read(Message message) {
        List<MimePart> parts = MimePart.leaves(message);
        Optional<MimePart> complaint = part(parts, "message/feedback-report");
        if (complaint.isPresent())
            return DeliveryReport.complaint(complaint.get().text());
        String words = HumanReport.words(parts);
        Optional<MimePart> status =
                part(parts, "message/delivery-status").or(() -> part(parts, "message/global-delivery-status"));
        if (status.isPresent()) {
            List<BouncedRecipient> told = DeliveryReport.recipients(status.get().text(), words);
            if (!told.isEmpty()) return told;
        }
        if (away(message.headers()))
            return List.of(new BouncedRecipient("", "", BounceKind.AUTO_REPLY, "an automatic reply"));
        return HumanReport.recipients(message.headers(), words);
    }

    private static Optional<MimePart> part(List<MimePart> parts, String type) {
        return parts.stream().filter(p -> p.type().equals(type)).findFirst();
    }

    /// A vacation reply that went to the return path instead of the author; bounces say `auto-replied` too.
    private static boolean away(Headers headers) {
        if (headers.has("X-Failed-Recipients")) return false;
        if (headers.first("Subject").filter(AutomaticMail::awaySubject).isPresent()) return true;
        return !HumanReport.robot(headers) && AutomaticMail.answerMark(headers).isPresent();
    }
}
