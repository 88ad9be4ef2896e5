package org.carillon.listener;

/// Where a door listens, as it stands in the configuration: a number, 0 for any free one, or `off`.
public record DoorPort(int number) {
    private static final int CLOSED = -1;

    /// Read by the configuration.
    /// @throws IllegalArgumentException with a sentence for the operator
    public static DoorPort of(String text) {
        String plain = text.strip();
        if (plain.equalsIgnoreCase("off")) return new DoorPort(CLOSED);
        if (plain.matches("[0-9]{1,5}") && Integer.parseInt(plain) <= 65_535) {
            return new DoorPort(Integer.parseInt(plain));
        }
        throw new IllegalArgumentException("\"" + plain + "\" is no port: write a number up to 65535, or off.");
    }

    boolean open() {
        return number != CLOSED;
    }
}
