package org.carillon.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `doctor`
@Command(
        name = "doctor",
        description = "Look at all that letters need, and say what to do. Exit code 1 if something fails.")
final class DoctorCommand implements Callable<Integer> {
    @Mixin
    private final Server server = new Server();

    @Override
    public Integer call() {
        JsonNode findings = server.api().get(ApiClient.path("doctor"));
        boolean failed = false;
        for (JsonNode finding : findings)
            failed |= finding.path("level").asText().equals("fail");
        if (server.json()) server.done(findings, "");
        else findings.forEach(this::line);
        server.out().flush();
        return failed ? 1 : 0;
    }

    private void line(JsonNode finding) {
        String said =
                finding.path("subject").asText() + ": " + finding.path("text").asText();
        server.out().printf("%-4s  %s%n", finding.path("level").asText(), Plain.line(said));
        String advice = finding.path("advice").asText();
        if (!advice.isEmpty()) server.out().println("      → " + Plain.line(advice));
    }
}
