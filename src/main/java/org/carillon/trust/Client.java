package org.carillon.trust;

import java.net.InetAddress;

/// Who hands a letter in.
///
/// @param helo how it called itself; its own invention
/// @param origin what is known of it before the letter is looked at
public record Client(InetAddress address, String helo, Origin origin) {}
