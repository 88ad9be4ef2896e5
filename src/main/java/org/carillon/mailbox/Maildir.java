package org.carillon.mailbox;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One folder as a Maildir: a letter is written and synced in `tmp`, then renamed into `new`, so that a reader never
/// sees half of one and a power cut loses none that was reported as written.
final class Maildir {
    private static final List<String> PARTS = List.of("tmp", "new", "cur");
    private static final String SEEN = "S";

    /// Thrown away, though it may lie there for a while.
    private static final String TRASHED = "T";

    private final Path root;

    Maildir(Path root) {
        this.root = root;
    }

    /// Writes a letter under that unique name; does nothing when it is there already, whatever flags it bears now.
    /// Two writers of the same letter do not meet: each has a file of its own in `tmp`.
    ///
    /// @param again whether it may be there, so that the folder is searched
    void deliver(String unique, boolean again, byte[] head, byte[] letter) throws IOException {
        make();
        if (again && find(unique).isPresent()) return;
        Path written = root.resolve("tmp").resolve(unique + "." + UUID.randomUUID());
        try {
            write(written, head, letter);
            Files.move(written, root.resolve("new").resolve(unique), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException broken) {
            Files.deleteIfExists(written);
            throw broken;
        }
        sync(root.resolve("new"));
    }

    private static void write(Path file, byte[] head, byte[] letter) throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            for (byte[] part : List.of(head, letter)) {
                var bytes = ByteBuffer.wrap(part);
                while (bytes.hasRemaining()) channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /// Makes the directories where they are missing, readable for their owner alone.
    private void make() throws IOException {
        if (Files.isDirectory(root.resolve("cur"))) return;
        for (String part : PARTS) Files.createDirectories(root.resolve(part));
        try {
            Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
        } catch (UnsupportedOperationException noPosix) {
            // this file system knows no such rights
        }
        sync(root);
        Path parent = root.getParent();
        if (parent != null) sync(parent);
    }

    /// A new name is safe only when its directory is.
    private static void sync(Path directory) throws IOException {
        try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /// All letters, in no order.
    List<Path> letters() throws IOException {
        return letters(Integer.MAX_VALUE);
    }

    /// The same, of a folder of which no more than so many are wanted.
    List<Path> letters(int most) throws IOException {
        var all = new ArrayList<Path>();
        for (String part : List.of("new", "cur")) {
            try (Stream<Path> files = Files.list(root.resolve(part))) {
                files.filter(f -> !name(f).startsWith("."))
                        .limit(most - all.size())
                        .forEach(all::add);
            } catch (NoSuchFileException noneYet) {
                continue;
            }
        }
        return all;
    }

    /// Letters that readers have taken over, marked or moved in since then, in no order, but for
    /// those that are marked as deleted. The time when a letter itself was written says nothing of
    /// that; that of its entry does. Nothing where the file system does not tell it.
    ///
    /// @param most how many of them
    /// @param listed how many entries are looked at for it
    List<Path> changed(Instant since, int most, int listed) throws IOException {
        Path cur = root.resolve("cur");
        if (!Files.isDirectory(cur) || before(since, Files.getLastModifiedTime(cur))) return List.of();
        var changed = new ArrayList<Path>();
        try (Stream<Path> files = Files.list(cur)) {
            Iterator<Path> entries = files.limit(listed).iterator();
            while (changed.size() < most && entries.hasNext()) {
                Path file = entries.next();
                if (!name(file).startsWith(".") && !trashed(file) && touched(file, since)) changed.add(file);
            }
        }
        return changed;
    }

    private static boolean touched(Path file, Instant since) throws IOException {
        try {
            return Files.getAttribute(file, "unix:ctime") instanceof FileTime time && !before(since, time);
        } catch (NoSuchFileException | UnsupportedOperationException nothingToTell) {
            return false;
        }
    }

    private static boolean before(Instant since, FileTime time) {
        return time.toInstant().isBefore(since);
    }

    Optional<Path> find(String unique) throws IOException {
        Path fresh = root.resolve("new").resolve(unique);
        if (Files.exists(fresh)) return Optional.of(fresh);
        return letters().stream().filter(f -> unique(f).equals(unique)).findFirst();
    }

    /// Marks a letter as seen or takes the mark away, and keeps its other flags. A reader that finds the letter at the
    /// same moment sees it under one name or the other.
    ///
    /// @throws NoSuchFileException when it has gone meanwhile
    void mark(Path letter, boolean seen) throws IOException {
        if (seen(letter) == seen) return;
        String[] parts = name(letter).split(":2,", 2);
        String old = parts.length == 2 ? parts[1] : "";
        String flags = (seen ? old + SEEN : old.replace(SEEN, ""))
                .chars()
                .sorted()
                .distinct()
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
        Files.move(letter, root.resolve("cur").resolve(unique(letter) + ":2," + flags), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Puts a letter of ours into another folder, with its name and its flags.
    ///
    /// @throws NoSuchFileException when it has gone meanwhile
    void move(Path letter, Maildir to) throws IOException {
        to.make();
        Path place = to.root.resolve("cur");
        String name = name(letter).contains(":2,") ? name(letter) : name(letter) + ":2,";
        Files.move(letter, place.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        sync(place);
    }

    /// The name without the flags that readers add behind a colon.
    static String unique(Path letter) {
        return name(letter).split(":", 2)[0];
    }

    /// True when a reader has marked the letter as seen.
    static boolean seen(Path letter) {
        return bears(letter, SEEN);
    }

    /// True when a reader has marked the letter as deleted.
    static boolean trashed(Path letter) {
        return bears(letter, TRASHED);
    }

    private static boolean bears(Path letter, String flag) {
        String[] parts = name(letter).split(":2,", 2);
        return parts.length == 2 && parts[1].contains(flag);
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }
}
