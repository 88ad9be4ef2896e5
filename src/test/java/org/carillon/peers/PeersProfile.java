package org.carillon.peers;

import java.util.Map;
import org.carillon.testing.StoryProfile;

/// All doors open on the loopback address; who calls from 127.0.0.9 is a proxy.
public class PeersProfile extends StoryProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of("carillon.home", "target/peers-home", "carillon.smtp.proxies", WithPeers.PROXY + "/32");
    }
}
