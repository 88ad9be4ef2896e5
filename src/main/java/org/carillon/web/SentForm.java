package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.multipart.FormData;
import org.jboss.resteasy.reactive.server.multipart.FormValue;
import org.jspecify.annotations.Nullable;

/// The form that was sent to the page at hand, for pages whose fields are known at run time only.
@ApplicationScoped
class SentForm {
    /// What is kept of a field that somebody sends without the form.
    private static final int MOST = 20_000;

    /// The first value of a field.
    Optional<String> field(String name) {
        // what asks by name alone cannot tell an empty field from one that is not there
        @Nullable FormData form = CurrentRequestManager.get().getFormData();
        @Nullable FormValue sent = form == null ? null : form.getFirst(name);
        if (sent == null || sent.isFileItem()) return Optional.empty();
        String text = sent.getValue();
        return Optional.of(text.substring(0, Math.min(MOST, text.length())));
    }

    String text(String name) {
        return field(name).orElse("");
    }
}
