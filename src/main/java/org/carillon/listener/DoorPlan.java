package org.carillon.listener;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.Map;

/// Which doors the configuration wants open, and where.
@ApplicationScoped
class DoorPlan {
    private final Map<Entrance, InetSocketAddress> open = new EnumMap<>(Entrance.class);

    DoorPlan(SmtpConfig smtp, SubmissionConfig submission, SubmissionsConfig submissions, LmtpConfig lmtp) {
        open.put(Entrance.MX, new InetSocketAddress(smtp.host(), smtp.port()));
        put(Entrance.SUBMISSION, submission.host(), submission.port());
        put(Entrance.SUBMISSIONS, submissions.host(), submissions.port());
        put(Entrance.LMTP, lmtp.host(), lmtp.port());
    }

    private void put(Entrance entrance, String host, DoorPort port) {
        if (port.open()) open.put(entrance, new InetSocketAddress(host, port.number()));
    }

    Map<Entrance, InetSocketAddress> open() {
        return open;
    }
}
