package org.carillon.sort;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/// One case that was observed on the real procmail: a rule file and a letter, and the files it wrote.
record ProcmailCase(String id, String rules, byte[] letter, JsonNode options, JsonNode expected) {
    private static final java.util.regex.Pattern PREFIX = java.util.regex.Pattern.compile("MSGPREFIX=(\\w+)");

    static JsonNode file() {
        try (InputStream in = ProcmailCase.class.getResourceAsStream("/procmail/cases.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException missing) {
            throw new IllegalStateException(missing);
        }
    }

    static List<ProcmailCase> all() {
        var all = new ArrayList<ProcmailCase>();
        for (JsonNode node : file().get("cases"))
            all.add(new ProcmailCase(
                    node.get("id").asText(),
                    node.get("rcfile").asText(),
                    node.get("message").asText().getBytes(UTF_8),
                    node.get("opts"),
                    node.get("expect")));
        return all;
    }

    RuleSet parsed() {
        return RuleSet.parse(rules, Dialect.PERSON);
    }

    Verdict verdict() {
        return Sorter.sort(parsed(), letter, new Facts("pmtest", sender(), Instant.EPOCH, this::takes));
    }

    private @Nullable String sender() {
        var arguments = new ArrayList<String>();
        options.path("args").forEach(argument -> arguments.add(argument.asText()));
        int at = arguments.indexOf("-f");
        return at >= 0 ? arguments.get(at + 1) : arguments.contains("-f-") ? "pmtest" : null;
    }

    /// procmail makes no folder above another: in the world of a case only its own exist.
    private boolean takes(String folder) {
        int end = folder.lastIndexOf('/');
        return end < 0 || folders().contains(folder.substring(0, end));
    }

    private Set<String> folders() {
        var folders = new HashSet<String>();
        options.path("dirs").forEach(name -> folders.add(name.asText()));
        for (String name : names(options.path("files")))
            if (name.contains("/")) folders.add(name.substring(0, name.lastIndexOf('/')));
        return folders;
    }

    /// What ought to be in each place, without what procmail adds to an mbox.
    Map<String, String> expectedPlaces() {
        Set<String> before = Set.copyOf(names(options.path("files")));
        var places = new TreeMap<String, String>();
        expected.get("files").properties().forEach(entry -> {
            String name = entry.getKey();
            if (name.endsWith("/") || before.contains(name)) return;
            String content = entry.getValue().asText();
            if (name.startsWith("SENDMAIL.")) {
                String arguments = content.substring("ARGV: ".length(), content.indexOf('\n'));
                places.put(
                        "!"
                                + arguments
                                        .replace("[-oi]", "")
                                        .replaceAll("[\\[\\], ]+", " ")
                                        .strip(),
                        "");
            } else {
                places.merge(place(name), plain(content.getBytes(ISO_8859_1)), (a, b) -> a + b);
            }
        });
        return places;
    }

    /// What our verdict would have put in each place.
    Map<String, String> places(Verdict verdict) {
        var places = new TreeMap<String, String>();
        for (Action action : verdict.actions()) {
            switch (action) {
                case Action.Deliver deliver -> places.merge(deliver.folder(), plain(deliver.bytes()), (a, b) -> a + b);
                case Action.Forward forward -> {
                    var to = new ArrayList<String>();
                    forward.to().forEach(address -> to.add(address.toString()));
                    places.put("!" + String.join(" ", to), "");
                }
                default -> {}
            }
        }
        return places;
    }

    private String place(String file) {
        if (file.equals("ORGMAIL")) return "INBOX";
        Matcher prefix = PREFIX.matcher(rules);
        String begin = prefix.find() ? prefix.group(1) : "msg\\.";
        return file.replaceAll("/(new/UNIQ\\+?|" + begin + "[A-Za-z0-9]{4}|[0-9]+)$", "");
    }

    /// A letter without its `From ` line, the escapes and the empty lines at the end, which depend on the form of the
    /// folder; of two letters in one mbox the first keeps them.
    private static String plain(byte[] bytes) {
        String text = new String(bytes, ISO_8859_1);
        if (text.startsWith("From ")) text = text.substring(text.indexOf('\n') + 1);
        return text.replaceAll("(?m)^>+From ", "From ")
                .replaceAll("(?m)^(Content-Length:).*$", "$1")
                .replaceAll("\n+$", "");
    }

    /// What rules wrote to the log, without procmail's own lines.
    String expectedLog() {
        return expected.get("log")
                .asText()
                .replaceAll("procmail: .*\n", "")
                .replaceAll("From \\S+ +.*\n( Subject:.*\n)?(?=  Folder)", "")
                .replaceAll("  Folder: .*\n", "");
    }

    static String log(Verdict verdict) {
        var log = new StringBuilder();
        for (String entry : verdict.log()) if (!entry.matches("(?s)line [0-9]+: .*|DEFAULT is .*")) log.append(entry);
        // In the data the home of the person who ran them is left out.
        return log.toString().replace("/home/pmtest", "");
    }

    boolean showsVariables() {
        return rules.contains("LOG=");
    }

    private static List<String> names(JsonNode object) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
