package org.carillon.spam.scanner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One connection to a scanner: write, then read to its end. After its time it is closed from
/// outside, whatever it waits for: reading, or a peer that does not read what we write.
final class Talk {
    /// Octets of an answer that are read; honest ones are far shorter.
    private static final int MOST_OCTETS = 64 * 1024;

    private Talk() {}

    /// Writes a question.
    interface Question {
        void ask(OutputStream out) throws IOException;
    }

    /// The whole answer, or its first 64 KB. Where the question was not taken to its end, but
    /// answered, the answer counts.
    ///
    /// @throws SocketTimeoutException when its time is over
    static byte[] with(Place place, Duration time, Question question) throws IOException {
        try (SocketChannel channel = place.open()) {
            Thread end = Thread.ofVirtual().name("scanner-end").start(() -> closeAfter(channel, time));
            try {
                channel.connect(place.address());
                IOException broken = ask(channel, question);
                byte[] answer = read(Channels.newInputStream(channel));
                if (answer.length == 0 && broken != null) throw broken;
                return answer;
            } catch (ClosedChannelException over) {
                throw new SocketTimeoutException("no answer within " + time.toMillis() + " ms");
            } finally {
                end.interrupt();
            }
        }
    }

    private static @Nullable IOException ask(SocketChannel channel, Question question) throws ClosedChannelException {
        try {
            question.ask(Channels.newOutputStream(channel));
            return null;
        } catch (ClosedChannelException over) {
            throw over;
        } catch (IOException broken) {
            return broken;
        }
    }

    private static byte[] read(InputStream in) throws IOException {
        var answer = new ByteArrayOutputStream();
        byte[] some = new byte[8192];
        int count;
        while (answer.size() < MOST_OCTETS && (count = in.read(some)) >= 0) answer.write(some, 0, count);
        return answer.toByteArray();
    }

    private static void closeAfter(SocketChannel channel, Duration time) {
        try {
            Thread.sleep(time);
            channel.close();
        } catch (InterruptedException done) {
            // the talk is over
        } catch (IOException closed) {
            // it is all that was wanted
        }
    }
}
