package org.carillon.spool;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.carillon.testing.Eventually.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;
import org.carillon.mail.Address;
import org.carillon.mail.Envelope;
import org.carillon.pipeline.Pipeline;
import org.carillon.store.Durable;
import org.carillon.store.Ids;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// When a sender hears 250: behind the commit and the sync, which those at the same time share.
@QuarkusTest
class GroupCommitTest {
    private static final byte[] LETTER = "Subject: hello\r\n\r\nworld\r\n".getBytes(US_ASCII);
    private static final String SYNC = "CHECKPOINT SYNC";

    @Inject
    DataSource database;

    @Inject
    Ids ids;

    @Inject
    Sql sql;

    @Inject
    Pipeline pipeline;

    private final List<String> events = new CopyOnWriteArrayList<>();
    private CountDownLatch maySync = new CountDownLatch(0);
    private volatile boolean broken;
    private GroupCommit commits;

    @BeforeEach
    void emptyAndUnattended() throws Exception {
        pipeline.stop();
        sql.update("delete from spool");
        var watched = (DataSource) watch(DataSource.class, database);
        commits = new GroupCommit(watched, new Durable(watched), ids, () -> {});
        Thread.ofVirtual().start(commits);
    }

    @AfterEach
    void attendedAgain() {
        commits.stop();
        sql.update("delete from spool");
        pipeline.start();
    }

    /// Writes down commits and syncs.
    private Object watch(Class<?> type, Object real) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean sync = method.getName().equals("execute") && SYNC.equals(arguments[0]);
            if (sync) {
                events.add("sync");
                maySync.await();
                if (broken) throw new SQLException("the disk is gone");
            }
            Object result = call(method, real, arguments);
            if (method.getName().equals("commit")) events.add("commit");
            return result instanceof Connection
                    ? watch(Connection.class, result)
                    : method.getName().equals("createStatement") ? watch(Statement.class, result) : result;
        };
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler);
    }

    private static Object call(Method method, Object real, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }

    private CompletableFuture<Acceptance> offer() {
        var envelope = new Envelope(Address.of("s@a.example"), List.of(Address.of("a@lists.example")));
        return commits.offer(new Incoming(envelope, LETTER, "", "", OptionalLong.empty()));
    }

    @Test
    void theAnswerComesBehindCommitAndSync() throws Exception {
        List<String> before = offer().thenApply(stored -> List.copyOf(events)).get();

        assertEquals(List.of("commit", "sync"), before);
    }

    @Test
    void whoComesDuringASyncSharesTheNextOne() throws Exception {
        maySync = new CountDownLatch(1);
        var all = new ArrayList<CompletableFuture<Acceptance>>();
        all.add(offer());
        await().until(() -> events.contains("sync"));
        for (int i = 0; i < 60; i++) all.add(offer());
        maySync.countDown();
        for (var one : all) assertInstanceOf(Acceptance.Stored.class, one.get());

        assertEquals(List.of("commit", "sync", "commit", "sync"), events);
        assertEquals(61, sql.number("select count(*) from spool"));
    }

    @Test
    void withoutASyncNobodyHears250() throws Exception {
        broken = true;

        assertInstanceOf(Acceptance.Away.class, offer().get());
        assertEquals(List.of("commit", "sync", "sync", "sync"), events);
    }
}
