package org.carillon.sort;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the rules say about one letter.
/// @param actions in the order in which they happen; for a person never empty
/// @param log what rules wrote with `LOG=`, each assignment one entry without a line end added, and between
///     them our own notes, which begin with `line N: `
/// @param variables those that the rules set, with their last values
/// @param trace the conditions in the order in which they were looked at, at most [#MAX_TRACE]
public record Verdict(List<Action> actions, List<String> log, Map<String, String> variables, List<Step> trace) {
    public static final int MAX_TRACE = 1000;

    public Verdict {
        actions = List.copyOf(actions);
        log = List.copyOf(log);
        variables = Collections.unmodifiableMap(new LinkedHashMap<>(variables));
        trace = List.copyOf(trace);
    }
}
