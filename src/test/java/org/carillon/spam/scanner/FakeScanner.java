package org.carillon.spam.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A program on a free port of 127.0.0.1 that does what the test says, and remembers what it was
/// asked.
final class FakeScanner implements AutoCloseable {
    /// What it does with a connection.
    interface Manner {
        void serve(FakeScanner self, InputStream in, OutputStream out) throws IOException, InterruptedException;
    }

    private final ServerSocket door;
    private final List<byte[]> asked = new CopyOnWriteArrayList<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Kind kind;

    FakeScanner(Kind kind, Manner manner) throws IOException {
        this.kind = kind;
        door = new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        Thread.ofVirtual().name("fake-scanner").start(() -> accept(manner));
    }

    /// Reads the question and gives that answer.
    static FakeScanner answering(Kind kind, String answer) throws IOException {
        return new FakeScanner(kind, (self, in, out) -> {
            self.asked.add(self.kind.question(in));
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        });
    }

    private void accept(Manner manner) {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> serve(manner, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Manner manner, Socket socket) {
        try (socket) {
            manner.serve(this, socket.getInputStream(), socket.getOutputStream());
        } catch (IOException | InterruptedException over) {
            // the other side has gone, or the test is over
        }
    }

    Place place() {
        return new Place.Host("127.0.0.1", door.getLocalPort());
    }

    /// The one question, as it came.
    byte[] asked() {
        return asked.getFirst();
    }

    @Override
    public void close() throws IOException {
        door.close();
        for (Socket socket : open) socket.close();
    }

    /// Up to and with that end.
    static byte[] until(InputStream in, String end) throws IOException {
        var read = new ByteArrayOutputStream();
        int c;
        while ((c = in.read()) >= 0) {
            read.write(c);
            if (c == end.charAt(end.length() - 1)
                    && read.toString(StandardCharsets.ISO_8859_1).endsWith(end)) break;
        }
        return read.toByteArray();
    }
}
