package org.carillon.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The door for people's mail programs that speak TLS from the first octet, which RFC 8314 §3.3 prefers.
@ConfigMapping(prefix = "carillon.submissions")
public interface SubmissionsConfig {
    @WithDefault("${carillon.smtp.host:0.0.0.0}")
    String host();

    /// 465 in production; `off` when nobody sends by mail program.
    @WithDefault("2465")
    DoorPort port();
}
