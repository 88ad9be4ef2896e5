package org.carillon.web;

import jakarta.ws.rs.NotFoundException;

/// Numbers of rows in addresses and forms.
final class Numbers {
    private Numbers() {}

    /// @throws NotFoundException when it is none
    static long of(String text) {
        if (!text.matches("[0-9]{1,18}")) throw new NotFoundException();
        return Long.parseLong(text);
    }
}
