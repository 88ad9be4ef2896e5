package org.carillon.trust.dmarc;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.testing.Zone;

/// One case of `trust/dmarc.txt`, whose head explains its words.
record DmarcCase(String name, Zone zone, Map<String, List<String>> words) {
    static List<DmarcCase> all() {
        var cases = new ArrayList<DmarcCase>();
        for (String line : text().lines().toList()) {
            if (line.isBlank() || line.startsWith("#") || line.startsWith("==")) continue;
            if (line.startsWith("  ")) cases.getLast().take(line.substring(2));
            else cases.add(new DmarcCase(line, new Zone(), new HashMap<>()));
        }
        return cases;
    }

    private static String text() {
        try (InputStream file = DmarcCase.class.getResourceAsStream("/trust/dmarc.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void take(String line) {
        String[] parts = line.split(" ", 3);
        switch (parts[0]) {
            case "txt" -> zone.text(parts[1], parts[2]);
            case "nx" -> zone.missing(parts[1]);
            case "mute" -> zone.mute(parts[1]);
            case "from", "spf", "dkim", "unsure", "is", "org", "asked" -> {
                List<String> all = List.of(line.split(" "));
                words.put(parts[0], all.subList(1, all.size()));
            }
            default -> throw new IllegalArgumentException("no such word: " + line);
        }
    }

    List<String> authors() {
        return words.getOrDefault("from", List.of());
    }

    Dmarc.Proven proven() {
        return new Dmarc.Proven(
                first("spf"), words.getOrDefault("dkim", List.of()), words.getOrDefault("unsure", List.of()));
    }

    String code() {
        return first("is").orElseThrow(() -> new IllegalArgumentException(name + ": no result"));
    }

    Optional<String> asks() {
        return at("is", 1);
    }

    Optional<String> applies() {
        return at("is", 2);
    }

    Optional<String> organization() {
        return first("org");
    }

    Optional<List<String>> questions() {
        return Optional.ofNullable(words.get("asked"));
    }

    private Optional<String> first(String word) {
        return at(word, 0);
    }

    private Optional<String> at(String word, int place) {
        List<String> all = words.getOrDefault(word, List.of());
        return place < all.size() ? Optional.of(all.get(place)) : Optional.empty();
    }
}
