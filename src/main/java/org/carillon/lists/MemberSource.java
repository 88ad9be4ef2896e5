package org.carillon.lists;

import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;

/// Where members are read from. It is read twice: once to see whether it is a file of members at all, and then to take
/// them
/// in.
public interface MemberSource {
    /// @param progress hears how many bytes were read so far; for each piece
    Reader open(LongConsumer progress) throws IOException;

    /// What somebody typed.
    static MemberSource text(String text) {
        return progress -> new StringReader(text);
    }

    /// A file in UTF-8.
    static MemberSource file(Path file) {
        return progress -> new BufferedReader(
                new InputStreamReader(counted(Files.newInputStream(file), progress), StandardCharsets.UTF_8));
    }

    private static InputStream counted(InputStream in, LongConsumer progress) {
        return new FilterInputStream(in) {
            private long count;

            @Override
            public int read(byte[] into, int at, int most) throws IOException {
                int n = super.read(into, at, most);
                if (n > 0) progress.accept(count += n);
                return n;
            }
        };
    }
}
