package org.carillon.boot;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.carillon.delivery.OwnDoor;
import org.carillon.domains.DomainKeys;
import org.carillon.listener.SmtpListener;
import org.carillon.pipeline.Pipeline;
import org.carillon.spool.Spool;
import org.carillon.trust.Strangers;
import org.carillon.trust.dkim.NativeCryptography;

/// Opens the house from the inside to the outside and closes it the other way round: nobody may ring while
/// there is no one to take the letter.
@ApplicationScoped
class Start {
    /// Before the couriers and everything else that listens to start and stop without a number of its own.
    private static final int DOORS = 1000;
    /// Before anybody speaks TLS.
    private static final int FIRST = 1;
    /// After everything else is there.
    private static final int LAST = 10_000;

    private final Spool spool;
    private final Pipeline pipeline;
    private final SmtpListener listener;
    private final OwnDoor ownDoor;
    private final WebUrl webUrl;
    private final DomainKeys keys;
    private final Strangers strangers;

    Start(
            Spool spool,
            Pipeline pipeline,
            SmtpListener listener,
            OwnDoor ownDoor,
            WebUrl webUrl,
            DomainKeys keys,
            Strangers strangers) {
        this.spool = spool;
        this.pipeline = pipeline;
        this.listener = listener;
        this.ownDoor = ownDoor;
        this.webUrl = webUrl;
        this.keys = keys;
        this.strangers = strangers;
    }

    void takeTools(@Observes @Priority(FIRST) StartupEvent event) {
        NativeCryptography.install();
    }

    void open(@Observes @Priority(LAST) StartupEvent event) {
        spool.check();
        pipeline.check();
        webUrl.check();
        strangers.check();
        keys.domainsWithout().forEach(keys::ensure); // they are from before there were keys
        spool.open();
        pipeline.start();
        listener.start();
        ownDoor.opened(listener.address());
    }

    void shutDoors(@Observes @Priority(DOORS) ShutdownEvent event) {
        try {
            listener.stop();
            pipeline.stop();
            spool.close();
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
