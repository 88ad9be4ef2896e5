package org.carillon.smtp;

import java.io.IOException;

/// The other side answered with something that is no SMTP reply. The sentence holds none of its bytes.
public final class ReplyException extends IOException {
    private static final long serialVersionUID = 1;

    public ReplyException(String sentence) {
        super(sentence);
    }
}
