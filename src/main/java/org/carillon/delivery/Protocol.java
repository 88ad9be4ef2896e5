package org.carillon.delivery;

/// The language a host speaks.
enum Protocol {
    /// RFC 5321.
    SMTP("EHLO"),
    /// RFC 2033: the host answers for each recipient by itself once it has the text.
    LMTP("LHLO");

    private final String hello;

    Protocol(String hello) {
        this.hello = hello;
    }

    /// The command by which we tell our name and learn what the host offers.
    String hello() {
        return hello;
    }
}
