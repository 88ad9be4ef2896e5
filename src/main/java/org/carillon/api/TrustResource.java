package org.carillon.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.InetAddress;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.trust.AuthenticationResults;
import org.carillon.trust.Examiner;
import org.carillon.trust.Provenance;
import org.carillon.trust.dkim.DkimResult;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/trust")
@Tag(name = "trust")
public class TrustResource {
    /// Who a letter is really from.
    ///
    /// @param proven the author is who the letter says
    /// @param wanted what the author's domain wants done with it: none, quarantine or reject
    /// @param why a sentence for each thing that was found
    /// @param results the value of `Authentication-Results`
    public record Found(boolean proven, String wanted, Outcome spf, List<Outcome> dkim, Outcome dmarc, Words words) {}

    /// @param domain whose it is; empty when nobody's
    public record Outcome(String result, String domain) {}

    public record Words(List<String> why, String results) {}

    private final Examiner examiner;

    TrustResource(Examiner examiner) {
        this.examiner = examiner;
    }

    @POST
    @Path("check")
    @Consumes("message/rfc822")
    @Operation(summary = "Look into who a letter is really from, as if it came in now; it goes nowhere")
    public Found check(
            byte[] letter,
            @RestQuery @Nullable String client,
            @RestQuery @Nullable String helo,
            @RestQuery @Nullable String sender) {
        if (letter.length == 0) throw Refusal.invalid("The body is missing: send the letter as it came.");
        @Nullable Address from = sender == null || sender.isBlank() ? null : Address.of(sender.strip());
        @Nullable InetAddress host = client == null || client.isBlank() ? null : address(client.strip());
        Provenance provenance = examiner.suppose(host, Wanted.line("helo", helo), from, new Message(letter));
        String field = AuthenticationResults.field("carillon", provenance, from == null ? null : from.toString());
        return new Found(
                provenance.authorProven(),
                provenance.dmarc().applied().word(),
                new Outcome(provenance.spf().code().word(), provenance.spf().domain()),
                provenance.signatures().stream().map(TrustResource::outcome).toList(),
                new Outcome(provenance.dmarc().code().word(), provenance.dmarc().domain()),
                new Words(
                        provenance.sentences(),
                        field.replaceAll("\\r\\n\\t?", " ").strip()));
    }

    private static Outcome outcome(DkimResult signature) {
        return new Outcome(signature.code().word(), signature.domain());
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException wrong) {
            throw Refusal.invalid("\"" + text + "\" is no IP address: write the client as 192.0.2.1 or 2001:db8::1.");
        }
    }
}
