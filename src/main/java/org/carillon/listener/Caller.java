package org.carillon.listener;

import java.net.InetAddress;

/// Who is at the other end of a connection.
///
/// @param number of the connection at this door since the start, for logs
record Caller(InetAddress address, long number) {

    /// The address without a host name: none is looked up here.
    String ip() {
        String text = address.getHostAddress();
        int scope = text.indexOf('%');
        return scope < 0 ? text : text.substring(0, scope);
    }

    /// RFC 5321 §4.1.3.
    String literal() {
        return address.getAddress().length == 4 ? "[" + ip() + "]" : "[IPv6:" + ip() + "]";
    }
}
