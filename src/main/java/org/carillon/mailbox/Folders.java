package org.carillon.mailbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carillon.mail.Address;
import org.carillon.people.People;
import org.carillon.people.Person;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The folders of everybody with an account.
@ApplicationScoped
public class Folders {
    /// A file name without flags, as [#deliver] and other programs that file letters give it; never a path.
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9.,=_+-]{0,254}");
    /// Where a Maildir's names tell the host: all nodes write as one.
    private static final String HOUSE = ".carillon";
    /// Octets read of a letter that is only named on a page; a header is seldom a tenth of it.
    private static final int HEAD = 64 * 1024;
    /// Entries of a folder that are looked at in passing, a call to the file system each.
    private static final int LISTED = 10_000;

    /// A folder and what lies in it.
    public record Folder(FolderName name, int letters, int unseen) {}

    /// A letter in a folder.
    ///
    /// @param id its name on disk, without flags; stays the same while the letter is marked and moved
    public record FiledLetter(String id, Instant at, long size, boolean seen) {}

    /// A letter and how it begins.
    ///
    /// @param head its first [#HEAD] octets; of a letter that has gone meanwhile none
    public record Glance(FiledLetter letter, byte[] head) {}

    /// Which letter it is, the same for each attempt, whichever node makes it.
    ///
    /// @param at when the house accepted it
    /// @param again whether an earlier attempt may have written it
    public record Name(Instant at, String number, boolean again) {}

    /// A letter opened.
    public record Opened(FiledLetter letter, byte[] bytes) {}

    /// Something done with a file that may go at any moment.
    private interface Deed<T> {
        T done(Path letter) throws IOException;
    }

    private final Path root;
    private final People people;

    Folders(@ConfigProperty(name = "carillon.home", defaultValue = "data") String home, People people) {
        this.root = Path.of(home, "mailboxes");
        this.people = people;
    }

    /// True when the address has folders here.
    public boolean holds(Address address) {
        return people.at(address).isPresent();
    }

    /// Puts a letter into a folder, which is made when it is missing. The same name again changes nothing, so that
    /// an attempt whose end was not written down may be repeated.
    ///
    /// @param head what stands before the letter
    /// @return false when there is no such person
    /// @throws IOException when the disk is full or away: to be tried again
    public boolean deliver(long personId, FolderName folder, Name name, byte[] head, byte[] letter) throws IOException {
        Optional<Person> person = people.find(personId);
        if (person.isEmpty()) return false;
        String unique = name.at().getEpochSecond() + "." + name.number() + HOUSE;
        maildir(person.get(), folder).deliver(unique, name.again(), head, letter);
        return true;
    }

    /// Whether letters of that person have been filed. They lie under the first address.
    public boolean used(Person person) {
        return Files.exists(place(person));
    }

    /// The folders of a person, the inbox first.
    public List<Folder> of(Person person) {
        return names(person).stream().map(name -> folder(person, name)).toList();
    }

    /// Their names alone, for which no letter is counted.
    public List<FolderName> names(Person person) {
        var names = new ArrayList<>(List.of(FolderName.INBOX));
        try (Stream<Path> directories = Files.list(place(person))) {
            directories
                    .flatMap(d -> FolderName.ofDirectory(String.valueOf(d.getFileName())).stream())
                    .forEach(names::add);
        } catch (NoSuchFileException noLettersYet) {
            return names;
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
        return names.stream().sorted().toList();
    }

    private Folder folder(Person person, FolderName name) {
        List<Path> letters = letters(person, name);
        return new Folder(name, letters.size(), (int)
                letters.stream().filter(l -> !Maildir.seen(l)).count());
    }

    /// A folder, if the person has it; everybody has an inbox.
    public Optional<Folder> find(Person person, FolderName name) {
        boolean there =
                name.equals(FolderName.INBOX) || Files.isDirectory(place(person).resolve(name.directory()));
        return there ? Optional.of(folder(person, name)) : Optional.empty();
    }

    /// Letters of a folder, newest first, behind that letter; from the newest when `after` is empty.
    public List<Glance> page(Person person, FolderName folder, String after, int limit) {
        return letters(person, folder).stream()
                .sorted(Comparator.comparing(Maildir::unique, Folders::newestFirst))
                .filter(l -> after.isEmpty() || newestFirst(Maildir.unique(l), after) > 0)
                .limit(limit)
                .map(l -> new Glance(filed(l), head(l)))
                .toList();
    }

    /// Letters of a folder that readers have taken over, marked or moved in since then, in no order,
    /// but for those that are marked as deleted. Of a folder with more than [#LISTED] only some are
    /// looked at.
    ///
    /// @param most how many of them
    public List<Glance> changed(Person person, FolderName folder, Instant since, int most) {
        try {
            return maildir(person, folder).changed(since, most, LISTED).stream()
                    .filter(l -> ID.matcher(Maildir.unique(l)).matches())
                    .map(l -> new Glance(filed(l), head(l)))
                    .toList();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    /// Letters of a folder that are not marked as deleted, in no order; empty when it has more than
    /// [#LISTED].
    public Optional<List<FiledLetter>> kept(Person person, FolderName folder) {
        try {
            List<Path> all = maildir(person, folder).letters(LISTED + 1);
            if (all.size() > LISTED) return Optional.empty();
            return Optional.of(all.stream()
                    .filter(l -> ID.matcher(Maildir.unique(l)).matches() && !Maildir.trashed(l))
                    .map(Folders::filed)
                    .toList());
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private static byte[] head(Path letter) {
        try (InputStream in = Files.newInputStream(letter)) {
            return in.readNBytes(HEAD);
        } catch (NoSuchFileException gone) {
            return new byte[0];
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private static int newestFirst(String one, String other) {
        int byTime = Long.compare(seconds(other), seconds(one));
        return byTime != 0 ? byTime : other.compareTo(one);
    }

    /// What is not a number of ours counts as the oldest.
    private static long seconds(String unique) {
        String digits = unique.split("\\.", 2)[0];
        return digits.matches("[0-9]{1,12}") ? Long.parseLong(digits) : 0;
    }

    private static FiledLetter filed(Path letter) {
        String id = Maildir.unique(letter);
        return new FiledLetter(
                id, Instant.ofEpochSecond(seconds(id)), letter.toFile().length(), Maildir.seen(letter));
    }

    /// A letter of a folder, unless it has gone meanwhile.
    public Optional<Opened> read(Person person, FolderName folder, String id) {
        return with(person, folder, id, letter -> new Opened(filed(letter), Files.readAllBytes(letter)));
    }

    /// Marks a letter as seen, or as not seen yet; false when it has gone meanwhile.
    public boolean mark(Person person, FolderName folder, String id, boolean seen) {
        return with(person, folder, id, letter -> {
                    maildir(person, folder).mark(letter, seen);
                    return true;
                })
                .isPresent();
    }

    /// Puts a letter into another folder, which is made when it is missing; false when it has gone meanwhile.
    public boolean move(Person person, FolderName from, String id, FolderName to) {
        return with(person, from, id, letter -> {
                    maildir(person, from).move(letter, maildir(person, to));
                    return true;
                })
                .isPresent();
    }

    private <T> Optional<T> with(Person person, FolderName folder, String id, Deed<T> deed) {
        if (!ID.matcher(id).matches()) return Optional.empty();
        try {
            Optional<Path> letter = maildir(person, folder).find(id);
            return letter.isPresent() ? Optional.of(deed.done(letter.get())) : Optional.empty();
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private List<Path> letters(Person person, FolderName folder) {
        try {
            return maildir(person, folder).letters().stream()
                    .filter(l -> ID.matcher(Maildir.unique(l)).matches())
                    .toList();
        } catch (IOException away) {
            throw new UncheckedIOException(away);
        }
    }

    private Maildir maildir(Person person, FolderName folder) {
        return new Maildir(place(person).resolve(folder.directory()));
    }

    private Path place(Person person) {
        return root.resolve(PlaceName.of(person.address()));
    }
}
