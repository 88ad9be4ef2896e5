package org.carillon.listener;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The door for a mail host in front of this one, such as Postfix or Exim. Whoever reaches it is believed to have
/// checked the letter, so it listens to this machine only unless told otherwise.
@ConfigMapping(prefix = "carillon.lmtp")
public interface LmtpConfig {
    @WithDefault("127.0.0.1")
    String host();

    /// Such as 2424; closed unless it is asked for.
    @WithDefault("off")
    DoorPort port();
}
