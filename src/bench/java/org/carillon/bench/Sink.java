package org.carillon.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/// Postfix' smtp-sink, which swallows letters and counts them.
final class Sink implements AutoCloseable {
    private static final Pattern COUNT = Pattern.compile("mesg=\\s*(\\d+)");

    private final int port = Tools.freePort();
    private final Process process;
    private volatile long count;
    private volatile long lastNanos;

    Sink() throws IOException, InterruptedException {
        process = new ProcessBuilder(List.of("smtp-sink", "-u", "nobody", "-c", "127.0.0.1:" + port, "1000"))
                .redirectErrorStream(true)
                .start();
        Thread.ofPlatform().daemon().start(this::watch);
        Tools.awaitPort(port, Duration.ofSeconds(10));
    }

    int port() {
        return port;
    }

    long count() {
        return count;
    }

    /// When the counter last rose, as `System.nanoTime()`.
    long lastNanos() {
        return lastNanos;
    }

    void await(long wanted, Duration limit) throws IOException, InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (count < wanted) {
            if (System.nanoTime() > end) throw new IOException("only " + count + " of " + wanted + " letters came");
            Thread.sleep(1);
        }
    }

    private void watch() {
        var rest = new StringBuilder();
        byte[] buffer = new byte[65_536];
        try (InputStream in = process.getInputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                long now = System.nanoTime();
                rest.append(new String(buffer, 0, n, StandardCharsets.US_ASCII));
                int line = rest.lastIndexOf("\r");
                if (line < 0) continue;
                count(rest.substring(0, line), now);
                rest.delete(0, line);
            }
        } catch (IOException closed) {
            // the sink has ended
        }
    }

    private void count(String text, long now) {
        long most = count;
        var matcher = COUNT.matcher(text);
        while (matcher.find()) most = Math.max(most, Long.parseLong(matcher.group(1)));
        if (most > count) {
            lastNanos = now;
            count = most;
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
