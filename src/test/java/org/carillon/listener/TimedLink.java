package org.carillon.listener;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLSocketFactory;

/// A client that says each thing after a pause of its own, and a clock that only moves while somebody waits for it, so
/// that hours pass at once and exactly.
final class TimedLink implements Link {
    /// @param octets none: it hangs up
    record Said(Duration after, String octets) {}

    private final Iterator<Said> script;
    private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
    private String here = "";
    private Duration pause = Duration.ZERO;
    private String coming = "";
    private boolean begun;
    private boolean over;
    private long now;
    private long saidLast;

    TimedLink(Stream<Said> script) {
        this(script, Duration.ZERO);
    }

    /// @param start of the connection on a clock that others have, too
    TimedLink(Stream<Said> script, Duration start) {
        this.script = script.iterator();
        this.now = start.toNanos();
    }

    static Said after(Duration pause, String octets) {
        return new Said(pause, octets);
    }

    /// The clock of this client's world.
    long nanos() {
        return now;
    }

    Duration time() {
        return Duration.ofNanos(now);
    }

    String heard() {
        return heard.toString(StandardCharsets.UTF_8);
    }

    List<String> heardLines() {
        return heard().lines().toList();
    }

    @Override
    public int read(byte[] bytes, int offset, int length, Duration patience) throws IOException {
        if (here.isEmpty()) await(patience);
        if (over) return -1;
        int count = Math.min(length, here.length());
        System.arraycopy(here.getBytes(StandardCharsets.ISO_8859_1), 0, bytes, offset, count);
        here = here.substring(count);
        return count;
    }

    private void await(Duration patience) throws SocketTimeoutException {
        if (!begun && !over) next();
        if (over) return;
        if (pause.compareTo(patience) > 0) {
            pause = pause.minus(patience);
            now += patience.toNanos();
            throw new SocketTimeoutException();
        }
        now += pause.toNanos();
        begun = false;
        here = coming;
        over = here.isEmpty();
    }

    /// Who has nothing more to say is silent for ever.
    private void next() {
        Said said = script.hasNext() ? script.next() : new Said(Duration.ofDays(1000), "");
        pause = said.after();
        coming = said.octets();
        begun = true;
    }

    /// When the server spoke for the last time.
    Duration saidLast() {
        return Duration.ofNanos(saidLast);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        saidLast = now;
        heard.write(bytes, offset, length);
    }

    /// Somebody waits for something else meanwhile: what is said then is here.
    void pass(Duration time) {
        if (!begun && !over) next();
        now += time.toNanos();
        pause = pause.minus(time);
        if (pause.isPositive()) return;
        here += coming;
        over = coming.isEmpty();
        begun = false;
        pause = Duration.ZERO;
    }

    @Override
    public boolean pending() {
        return !here.isEmpty();
    }

    @Override
    public String secure(SSLSocketFactory keys, Duration patience) {
        return "TLSv1.3";
    }

    @Override
    public void endOutput() {}

    @Override
    public void endInput() {
        over = true;
    }

    @Override
    public void abort() {
        over = true;
    }
}
