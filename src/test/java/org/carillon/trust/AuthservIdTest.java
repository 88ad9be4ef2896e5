package org.carillon.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.Optional;
import org.carillon.store.HostName;
import org.carillon.store.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AuthservIdTest {
    @Inject
    Sql sql;

    @Inject
    AuthservId ofTheHouse;

    private AuthservId node(String host, Map<String, String> settings) {
        TrustConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(TrustConfig.class)
                .withSources(new PropertiesConfigSource(settings, "test", 100))
                .build()
                .getConfigMapping(TrustConfig.class);
        return new AuthservId(sql, config, HostName.checked(host, "carillon.hostname"));
    }

    @BeforeEach
    void nobodyHasComeYet() {
        sql.update("delete from house_name where name = 'authserv-id'");
    }

    @AfterEach
    void asItWas() {
        sql.update("delete from house_name where name = 'authserv-id'");
        sql.update("insert into house_name (name, text) values ('authserv-id', ?)", ofTheHouse.text());
    }

    @Test
    void allNodesSignByTheNameOfTheFirst() {
        assertEquals("a.example", node("A.example", Map.of()).text());
        assertEquals("a.example", node("b.example", Map.of()).text());
    }

    @Test
    void theOperatorMayChooseAnother() {
        assertEquals(
                "mail.example.org",
                node("b.example", Map.of("carillon.trust.authserv-id", "Mail.example.org"))
                        .text());
        assertEquals(
                Optional.empty(),
                sql.first("select text from house_name where name = 'authserv-id'", row -> row.getString(1)));
    }
}
