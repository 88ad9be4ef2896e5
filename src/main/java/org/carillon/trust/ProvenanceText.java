package org.carillon.trust;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A provenance as it is kept beside its message.
public final class ProvenanceText {
    private static final Logger LOG = Logger.getLogger(ProvenanceText.class);
    private static final ObjectMapper JSON =
            new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private ProvenanceText() {}

    /// What was not looked into takes a word.
    public static String of(Provenance provenance) {
        if (provenance.equals(Provenance.unexamined(provenance.origin())))
            return provenance.origin().name();
        try {
            return JSON.writeValueAsString(provenance);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// @param text null or empty for a letter of which nothing is known
    public static Provenance read(@Nullable String text) {
        if (text == null || text.isEmpty()) return Provenance.UNKNOWN;
        for (Origin origin : Origin.values()) if (origin.name().equals(text)) return Provenance.unexamined(origin);
        try {
            return JSON.readValue(text, Provenance.class);
        } catch (JsonProcessingException unreadable) {
            LOG.warnf("provenance cannot be read cause=\"%s\"", unreadable.getOriginalMessage());
            return Provenance.UNKNOWN;
        }
    }
}
