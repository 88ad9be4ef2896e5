package org.carillon.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The door for people's mail programs that begin in clear text and go on by STARTTLS (RFC 6409).
@ConfigMapping(prefix = "carillon.submission")
public interface SubmissionConfig {
    @WithDefault("${carillon.smtp.host:0.0.0.0}")
    String host();

    /// 587 in production; `off` when nobody sends by mail program.
    @WithDefault("2587")
    DoorPort port();
}
