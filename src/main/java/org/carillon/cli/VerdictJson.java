package org.carillon.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import org.carillon.sort.Action;
import org.carillon.sort.Fault;
import org.carillon.sort.RuleSet;
import org.carillon.sort.Verdict;

/// What rules said, as a line of JSON. Characters outside ASCII are escaped, so that no terminal's charset matters.
final class VerdictJson {
    private static final ObjectWriter WRITER = JsonMapper.builder()
            .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
            .build()
            .writer();

    private VerdictJson() {}

    static String of(String message, Verdict verdict) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("message", message);
        ArrayNode actions = line.putArray("actions");
        for (Action action : verdict.actions()) put(action, actions.addObject());
        ArrayNode log = line.putArray("log");
        verdict.log().forEach(log::add);
        ObjectNode variables = line.putObject("variables");
        verdict.variables().forEach(variables::put);
        return text(line);
    }

    static String checked(String file, RuleSet rules) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        line.put("file", file).put("recipes", rules.recipeCount());
        ArrayNode faults = line.putArray("faults");
        for (Fault fault : rules.faults())
            faults.addObject().put("line", fault.line()).put("why", fault.why());
        return text(line);
    }

    private static void put(Action action, ObjectNode to) {
        switch (action) {
            case Action.Deliver deliver ->
                to.put("deliver", deliver.folder())
                        .put("kind", deliver.kind().name().toLowerCase(Locale.ROOT))
                        .put("sha256", sha256(deliver.bytes()));
            case Action.Forward forward -> {
                ArrayNode addresses = to.putArray("forward");
                forward.to().forEach(address -> addresses.add(address.toString()));
            }
            case Action.Discard discard -> to.put("discard", true);
            case Action.Accept accept -> to.put("accept", true);
            case Action.Hold hold -> to.put("hold", hold.reason());
            case Action.Reject reject -> to.put("reject", reject.text());
            case Action.Tag tag -> to.put("tag", tag.word());
            case Action.Refused refused ->
                to.putObject("refused").put("line", refused.line()).put("why", refused.why());
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private static String text(ObjectNode line) {
        try {
            return WRITER.writeValueAsString(line);
        } catch (JsonProcessingException aTreeCanAlwaysBeWritten) {
            throw new IllegalStateException(aTreeCanAlwaysBeWritten);
        }
    }
}
