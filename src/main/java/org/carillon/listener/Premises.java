package org.carillon.listener;

import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;

/// What all sessions of one door share.
///
/// @param hostname our name in greetings and Received fields
/// @param keys for TLS; asked anew for each handshake, as the certificate may change
record Premises(
        Entrance entrance,
        String hostname,
        Limits limits,
        Inside inside,
        Instruments instruments,
        Supplier<SSLSocketFactory> keys) {}
