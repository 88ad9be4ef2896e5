package org.carillon.letters;

import io.quarkus.mailer.Attachment;
import io.quarkus.mailer.Mail;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Properties;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.store.HostName;
import org.jspecify.annotations.Nullable;

/// Makes the bytes of a letter that we write ourselves: CRLF line ends, UTF-8, encoded headers, `Date`,
/// `Message-ID`, and `Auto-Submitted` unless the letter brings one (RFC 3834 §5).
@ApplicationScoped
public class MailComposer {
    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final Session session = Session.getInstance(new Properties());
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;
    private final HostName hostName;

    MailComposer(Clock clock, HostName hostName) {
        this.clock = clock;
        this.hostName = hostName;
    }

    /// A letter with its own Message-ID that leaves the sender's address to its own domain.
    private static final class Letter extends MimeMessage {
        private Letter(Session session) {
            super(session);
        }

        /// The id is set by us; Angus would put the machine's user name into one.
        @Override
        protected void updateMessageID() {}
    }

    /// What a letter consists of below its own fields.
    private interface Content {
        void into(MimeMessage letter) throws MessagingException, IOException;
    }

    /// @throws IllegalArgumentException when an address or header of the letter cannot be written
    public Message compose(Mail mail) {
        return compose(mail, letter -> content(letter, mail));
    }

    /// The same with another letter as an attachment, byte for byte: it is never encoded (RFC 2046 §5.2.1).
    ///
    /// @param mail with a text
    /// @param name of the file that it makes
    public Message compose(Mail mail, byte[] enclosed, String name) {
        return compose(mail, letter -> enclosing(letter, mail, enclosed, name));
    }

    private Message compose(Mail mail, Content content) {
        try {
            var letter = new Letter(session);
            addressed(letter, mail);
            letter.setSubject(oneLine(mail.getSubject()), UTF_8);
            letter.setSentDate(Date.from(clock.instant()));
            letter.setHeader("Message-ID", freshId(mail).bracketed());
            letter.setHeader("Auto-Submitted", "auto-generated");
            ownHeaders(letter, mail);
            content.into(letter);
            letter.saveChanges();
            var bytes = new ByteArrayOutputStream();
            letter.writeTo(bytes);
            return new Message(bytes.toByteArray());
        } catch (MessagingException bad) {
            throw new IllegalArgumentException("The letter cannot be written: " + bad.getMessage(), bad);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private void addressed(MimeMessage letter, Mail mail) throws MessagingException {
        for (InternetAddress from : addresses(one(mail.getFrom()))) letter.setFrom(from);
        letter.addRecipients(MimeMessage.RecipientType.TO, addresses(mail.getTo()));
        letter.addRecipients(MimeMessage.RecipientType.CC, addresses(mail.getCc()));
        InternetAddress[] replyTo = addresses(one(mail.getReplyTo()));
        if (replyTo.length > 0) letter.setReplyTo(replyTo);
    }

    private static List<String> one(@Nullable String field) {
        return field == null || field.isBlank() ? List.of() : List.of(field);
    }

    private static InternetAddress[] addresses(List<String> fields) {
        var all = new ArrayList<InternetAddress>();
        for (String field : fields) {
            for (Mailbox mailbox : Mailbox.list(field)) all.add(internet(mailbox));
        }
        return all.toArray(InternetAddress[]::new);
    }

    private static InternetAddress internet(Mailbox mailbox) {
        try {
            String name = oneLine(mailbox.name());
            return new InternetAddress(mailbox.address().toString(), name.isEmpty() ? null : name, UTF_8);
        } catch (java.io.UnsupportedEncodingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private MessageId freshId(Mail mail) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        String domain = one(mail.getFrom()).stream()
                .flatMap(from -> Mailbox.list(from).stream())
                .map(mailbox -> mailbox.address().domain())
                .findFirst()
                .orElseGet(hostName::text);
        return MessageId.fresh(bytes, domain);
    }

    /// Those of the letter replace ours of the same name. Long ones, such as References, are folded.
    private static void ownHeaders(MimeMessage letter, Mail mail) throws MessagingException {
        for (var header : mail.getHeaders().entrySet()) {
            String name = header.getKey();
            letter.removeHeader(name);
            for (String value : header.getValue()) {
                letter.addHeader(name, MimeUtility.fold(name.length() + 2, oneLine(value)));
            }
        }
    }

    private static void content(MimeMessage letter, Mail mail) throws MessagingException, IOException {
        String text = mail.getText();
        String html = mail.getHtml();
        if (mail.getAttachments().isEmpty() && html == null) {
            letter.setText(crlf(text == null ? "" : text), UTF_8);
            return;
        }
        var alternatives = new MimeMultipart("alternative");
        if (text != null) alternatives.addBodyPart(part(text, "plain"));
        if (html != null) alternatives.addBodyPart(part(html, "html"));
        if (mail.getAttachments().isEmpty()) {
            letter.setContent(alternatives);
            return;
        }
        var mixed = new MimeMultipart("mixed");
        var body = new MimeBodyPart();
        body.setContent(alternatives);
        mixed.addBodyPart(body);
        for (Attachment attachment : mail.getAttachments()) mixed.addBodyPart(part(attachment));
        letter.setContent(mixed);
    }

    private static void enclosing(MimeMessage letter, Mail mail, byte[] enclosed, String name)
            throws MessagingException {
        boolean ascii = true;
        for (byte b : enclosed) ascii &= b >= 0;
        String encoding = ascii ? "7bit" : "8bit";
        var headers = new InternetHeaders();
        headers.setHeader("Content-Type", "message/rfc822");
        headers.setHeader("Content-Disposition", "attachment; filename=\"" + name + '"');
        headers.setHeader("Content-Transfer-Encoding", encoding);
        var mixed = new MimeMultipart("mixed");
        mixed.addBodyPart(part(mail.getText() == null ? "" : mail.getText(), "plain"));
        mixed.addBodyPart(new MimeBodyPart(headers, enclosed));
        letter.setContent(mixed);
        letter.setHeader("Content-Transfer-Encoding", encoding);
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(crlf(text), UTF_8, subtype);
        return part;
    }

    /// Attachments of our letters are files; whoever builds one from a stream has no letter of ours.
    private static MimeBodyPart part(Attachment attachment) throws MessagingException, IOException {
        if (attachment.getFile() == null) throw new IllegalArgumentException("An attachment must be a file.");
        var part = new MimeBodyPart();
        part.attachFile(attachment.getFile(), attachment.getContentType(), "base64");
        part.setFileName(attachment.getName());
        return part;
    }

    private static String crlf(String text) {
        return text.replace("\r\n", "\n").replace("\n", "\r\n");
    }

    /// A line break in a name, subject or header would begin a field of the writer's choice.
    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
