package org.carillon.spam.scanner;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.channels.SocketChannel;

/// Where a program listens: a host with a port, or a socket in the file system.
sealed interface Place {
    record Host(String name, int port) implements Place {}

    record Path(String file) implements Place {}

    /// @param setting its name, for the sentence
    /// @throws IllegalArgumentException with a sentence for the operator
    static Place parse(String setting, String text) {
        String address = text.strip();
        if (address.startsWith("unix:/")) return new Path(address.substring("unix:".length()));
        int colon = address.lastIndexOf(':');
        String name = address.substring(0, Math.max(0, colon)).replaceAll("^\\[(.*)]$", "$1");
        try {
            int port = Integer.parseInt(address.substring(colon + 1));
            if (!name.isEmpty() && port > 0 && port < 65_536) return new Host(name, port);
        } catch (NumberFormatException noPort) {
            // said below
        }
        throw new IllegalArgumentException(
                setting + " is \"" + address + "\"; write host:port, or unix:/path for a socket.");
    }

    /// As settings have it.
    default String text() {
        return switch (this) {
            case Host(String name, int port) -> (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port;
            case Path(String file) -> "unix:" + file;
        };
    }

    /// A channel that is not connected yet.
    default SocketChannel open() throws IOException {
        return switch (this) {
            case Host host -> SocketChannel.open();
            case Path path -> SocketChannel.open(StandardProtocolFamily.UNIX);
        };
    }

    default SocketAddress address() throws IOException {
        return switch (this) {
            case Host(String name, int port) -> {
                var address = new InetSocketAddress(name, port);
                if (address.isUnresolved()) throw new UnknownHostException(name);
                yield address;
            }
            case Path(String file) -> UnixDomainSocketAddress.of(file);
        };
    }
}
