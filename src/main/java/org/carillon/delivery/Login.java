package org.carillon.delivery;

/// By what we are known to a smarthost (RFC 4954).
record Login(String user, String password) {
    /// Never the password: this may stand in a log.
    @Override
    public String toString() {
        return "Login[" + user + "]";
    }
}
