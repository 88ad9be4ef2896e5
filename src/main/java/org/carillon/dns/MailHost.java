package org.carillon.dns;

/// An MX record (RFC 5321 §5.1): lower preferences first. The name is in lower case, without the dot at its
/// end; it is empty for a domain that takes no mail (RFC 7505).
public record MailHost(int preference, String name) {
    public boolean takesNoMail() {
        return name.isEmpty();
    }
}
