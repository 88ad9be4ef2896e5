package org.carillon.cli;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/// A file as the body of a request; on a terminal a bar shows how much of it is sent.
final class Upload {
    private Upload() {}

    static BodyPublisher of(String name, PrintWriter terminal) {
        Path file = Path.of(name);
        if (!Files.isRegularFile(file) || !Files.isReadable(file))
            throw new Refused("The file " + name + " cannot be read.");
        try {
            long size = Files.size(file);
            var bar = new ProgressBar(file.getFileName().toString(), size, terminal, onTerminal());
            var whole = BodyPublishers.ofInputStream(() -> counted(file, bar));
            return size == 0 ? BodyPublishers.noBody() : BodyPublishers.fromPublisher(whole, size);
        } catch (IOException unreadable) {
            throw new Refused("The file " + name + " cannot be read.");
        }
    }

    private static boolean onTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    private static InputStream counted(Path file, ProgressBar bar) {
        try {
            return new FilterInputStream(Files.newInputStream(file)) {
                @Override
                public int read(byte[] into, int at, int most) throws IOException {
                    int n = super.read(into, at, most);
                    if (n > 0) bar.add(n);
                    return n;
                }

                @Override
                public void close() throws IOException {
                    super.close();
                    bar.end();
                }
            };
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
