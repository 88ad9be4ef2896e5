package org.carillon.trust.dkim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.Provider;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NativeCryptographyTest {
    private final List<Provider> before = List.of(Security.getProviders());

    @BeforeEach
    void asIfNothingWereInstalled() {
        NativeCryptography.provider().ifPresent(provider -> Security.removeProvider(provider.getName()));
    }

    @AfterEach
    void asBefore() {
        NativeCryptography.provider().ifPresent(provider -> Security.removeProvider(provider.getName()));
        for (int i = 0; i < before.size(); i++) Security.insertProviderAt(before.get(i), i + 1);
    }

    @Test
    void itComesBeforeTheJdkOnceHoweverOftenItIsInstalled() {
        NativeCryptography.install();
        NativeCryptography.install();

        List<String> names =
                Arrays.stream(Security.getProviders()).map(Provider::getName).toList();
        NativeCryptography.provider()
                .ifPresentOrElse(
                        provider -> assertEquals(0, names.indexOf(provider.getName())),
                        () -> assertEquals("SUN", names.getFirst()));
        assertEquals(names.size(), names.stream().distinct().count());
    }

    /// The library is for this kind of machine, so here it must load.
    @Test
    void onLinuxOnX86ItIsThere() {
        boolean itsMachine = System.getProperty("os.name").equals("Linux")
                && System.getProperty("os.arch").equals("amd64");
        assertTrue(!itsMachine || NativeCryptography.provider().isPresent());
    }
}
