package org.carillon.peers;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/// Skips what [Needs] a program that is not here, with a sentence that says what to install.
final class Programs implements ExecutionCondition {
    /// `required` where all of them have to be there, as in `.ci/run`: then nothing is skipped.
    private static final String WISH = "CI_PEERS";

    /// That of the system, which has the modules that apt installs.
    static final String PYTHON = "/usr/bin/python3";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Needs> needs = context.getTestClass().map(c -> c.getAnnotation(Needs.class));
        if (needs.isEmpty()) return ConditionEvaluationResult.enabled("nothing is needed");
        List<String> missing = missing(needs.get());
        if (missing.isEmpty()) return ConditionEvaluationResult.enabled("all of it is here");
        String advice = "Not here, but needed: " + String.join(", ", missing) + ".";
        if ("required".equals(System.getenv(WISH))) throw new IllegalStateException(advice);
        return ConditionEvaluationResult.disabled(advice);
    }

    private static List<String> missing(Needs needs) {
        var missing = new ArrayList<String>();
        for (String program : needs.value()) if (!installed(program)) missing.add("the program " + program);
        for (String module : needs.modules()) if (!importable(module)) missing.add("the Python module " + module);
        if (needs.root() && !"root".equals(System.getProperty("user.name"))) missing.add("to be root");
        return missing;
    }

    private static boolean importable(String module) {
        try {
            return new ProcessBuilder(PYTHON, "-c", "import " + module)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notHere) {
            return false;
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean installed(String program) {
        return find(program).isPresent();
    }

    static Optional<Path> find(String program) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Arrays.stream(path.split(File.pathSeparator)), Stream.of("/usr/sbin"))
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
    }
}
