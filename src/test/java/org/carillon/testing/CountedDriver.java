package org.carillon.testing;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Logger;
import org.carillon.store.AnyDriver;
import org.jspecify.annotations.Nullable;

/// Carillon's own driver, which remembers the statements that are asked below certain classes; what other threads do
/// meanwhile is left out.
public final class CountedDriver implements Driver {
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();
    private static volatile String asker = "";

    private final AnyDriver driver = new AnyDriver();

    /// Forgets what was heard and listens to classes whose names begin so.
    public static void listen(String classes) {
        asker = "";
        HEARD.clear();
        asker = classes;
    }

    /// The statements in the order in which they were asked.
    public static List<String> heard() {
        asker = "";
        return List.copyOf(HEARD);
    }

    private static void hear(String sql) {
        String wanted = asker;
        if (wanted.isEmpty()) return;
        boolean ours = StackWalker.getInstance()
                .walk(frames -> frames.anyMatch(frame -> frame.getClassName().startsWith(wanted)));
        if (ours) HEARD.add(sql.replaceAll("\\s+", " ").strip());
    }

    @Override
    public @Nullable Connection connect(String url, Properties info) throws SQLException {
        Connection real = driver.connect(url, info);
        if (real == null) return null;
        return (Connection) Proxy.newProxyInstance(
                CountedDriver.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, values) -> {
                    if (method.getName().startsWith("prepare") && values != null) hear((String) values[0]);
                    if (method.getName().equals("createStatement")) hear("a statement without values");
                    try {
                        return method.invoke(real, values);
                    } catch (InvocationTargetException refused) {
                        throw refused.getCause();
                    }
                });
    }

    @Override
    public boolean acceptsURL(String url) throws SQLException {
        return driver.acceptsURL(url);
    }

    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) throws SQLException {
        return driver.getPropertyInfo(url, info);
    }

    @Override
    public int getMajorVersion() {
        return driver.getMajorVersion();
    }

    @Override
    public int getMinorVersion() {
        return driver.getMinorVersion();
    }

    @Override
    public boolean jdbcCompliant() {
        return driver.jdbcCompliant();
    }

    @Override
    public Logger getParentLogger() {
        return driver.getParentLogger();
    }
}
