package org.carillon.listener;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.carillon.testing.Talk;
import org.carillon.trust.Networks;

/// A real door with a [MemoryHouse] behind it.
final class OpenDoor implements AutoCloseable, Talk.House {
    final MemoryHouse house = new MemoryHouse();
    final List<MemoryHouse.Letter> letters = house.letters;
    final Doorkeeper keeper;
    private final Door door;

    /// The MX door.
    OpenDoor(Map<String, String> settings) {
        this(Entrance.MX, settings);
    }

    OpenDoor(Entrance entrance, Map<String, String> settings) {
        SmtpConfig config = MemoryHouse.config(settings);
        keeper = MemoryHouse.keeper(config);
        try {
            door = Door.open(
                    house.premises(entrance, config, System::nanoTime),
                    keeper,
                    Networks.parse("carillon.smtp.proxies", config.proxies().orElse(List.of())),
                    new InetSocketAddress(config.host(), config.port()));
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    int port() {
        return door.port();
    }

    @Override
    public List<byte[]> letters() {
        return letters.stream().map(MemoryHouse.Letter::bytes).toList();
    }

    @Override
    public String trace() {
        return letters.getLast().trace();
    }

    @Override
    public void happens(String what) {
        switch (what) {
            case "the disk is full" -> house.room = false;
            case "the disk has room" -> house.room = true;
            case "the server stops" -> door.close();
            default -> throw new IllegalArgumentException(what);
        }
    }

    @Override
    public Duration delayed() {
        return house.pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    void shut(Duration grace) throws InterruptedException {
        door.close();
        door.awaitEmpty(System.nanoTime() + grace.toNanos());
    }

    @Override
    public void close() {
        try {
            shut(Duration.ofSeconds(1));
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
