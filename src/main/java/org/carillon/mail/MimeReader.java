package org.carillon.mail;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.stream.BodyDescriptor;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;
import org.carillon.mail.MimePart.Flow;

/// Walks through a body within bounds: a body that nests too deep or has too many parts is one
/// opaque text ([MimeBounds]), and decoded content beyond 16 MB is not looked at. Broken structure
/// ends the walk with what was found; it is never an error.
final class MimeReader {
    private static final int MAX_DECODED = 16 * 1024 * 1024;
    private static final MimeConfig CONFIG = MimeConfig.custom()
            .setMaxLineLen(-1)
            .setMaxHeaderLen(-1)
            .setMaxHeaderCount(Headers.MAX_FIELDS)
            .build();

    private final MimeBounds bounds = MimeBounds.inForce();
    private final Message message;
    private final MimeTokenStream tokens = new MimeTokenStream(CONFIG);
    private final List<MimePart> leaves = new ArrayList<>();
    private int left = MAX_DECODED;
    private int depth;
    private boolean tooDeep;
    private boolean attached;
    private Flow flow = Flow.FIXED;
    private String name = "";

    MimeReader(Message message) {
        this.message = message;
    }

    List<MimePart> leaves() {
        tokens.setRecursionMode(RecursionMode.M_NO_RECURSE);
        tokens.parse(new ByteArrayInputStream(message.raw()));
        try {
            EntityState state = tokens.getState();
            while (state != EntityState.T_END_OF_STREAM && !beyond() && left > 0) {
                see(state);
                state = tokens.next();
            }
        } catch (IOException | MimeException | RuntimeException broken) {
            // the text of a stranger: what was read up to here is what there is
        }
        if (beyond()) leaves.clear();
        if (leaves.isEmpty()) leaves.add(opaque());
        return List.copyOf(leaves);
    }

    private boolean beyond() {
        return tooDeep || leaves.size() > bounds.parts();
    }

    /// A multipart without its borders is text (RFC 2046 §5.1.1 leaves it open).
    private MimePart opaque() {
        byte[] body = Arrays.copyOfRange(message.raw(), message.bodyStart(), message.size());
        return new MimePart(
                "text/plain",
                "",
                Flow.FIXED,
                "",
                false,
                body.length <= MAX_DECODED ? body : Arrays.copyOf(body, MAX_DECODED));
    }

    private void see(EntityState state) throws IOException {
        switch (state) {
            case T_START_HEADER -> {
                attached = false;
                flow = Flow.FIXED;
                name = "";
            }
            case T_FIELD -> field(tokens.getField());
            case T_START_MULTIPART -> {
                if (++depth > bounds.depth()) tooDeep = true;
            }
            case T_END_MULTIPART -> depth--;
            case T_BODY -> body();
            default -> {
                /* preambles and borders hold nothing to read */
            }
        }
    }

    private void field(Field field) {
        String value = Optional.ofNullable(field.getBody()).orElse("");
        if (field.getName().equalsIgnoreCase("Content-Type")) {
            ContentType type = ContentType.of(value);
            flow = flow(type);
            if (name.isEmpty()) name = FileName.of(type, "name");
        } else if (field.getName().equalsIgnoreCase("Content-Disposition")) {
            attached = value.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
            String file = FileName.of(ContentType.of(value), "filename");
            if (!file.isEmpty()) name = file; // the newer field wins, as with the programs of those who read it
        }
    }

    private static Flow flow(ContentType type) {
        if (!type.says("format", "flowed")) return Flow.FIXED;
        return type.says("delsp", "yes") ? Flow.FLOWED_WITHOUT_BLANK : Flow.FLOWED;
    }

    private void body() throws IOException {
        BodyDescriptor about = tokens.getBodyDescriptor();
        byte[] content = tokens.getDecodedInputStream().readNBytes(left);
        left -= content.length;
        String type = Optional.ofNullable(about.getMimeType()).orElse("text/plain");
        String charset = Optional.ofNullable(about.getCharset()).orElse("");
        leaves.add(new MimePart(type.toLowerCase(Locale.ROOT), charset, flow, name, attached, content));
    }
}
