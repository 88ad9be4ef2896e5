package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carillon.delivery.Route.Hosts;
import org.carillon.delivery.Route.Hosts.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// As an operator writes them, in a file or in the environment.
class RoutesTest {
    private static final Route GENERAL = new Route.Mx(25);

    static DeliveryConfig config(Map<String, String> file, Map<String, String> environment) {
        return new SmallRyeConfigBuilder()
                .withMapping(DeliveryConfig.class)
                .withSources(new PropertiesConfigSource(file, "file", 100), new EnvConfigSource(environment, 300))
                .withConverter(
                        io.quarkus.runtime.configuration.MemorySize.class,
                        100,
                        new io.quarkus.runtime.configuration.MemorySizeConverter())
                .withConverter(java.time.Duration.class, 100, new io.quarkus.runtime.configuration.DurationConverter())
                .build()
                .getConfigMapping(DeliveryConfig.class);
    }

    private static Routes routes(String... lines) {
        var file = new HashMap<String, String>();
        for (String line : lines) {
            String[] parts = line.split("=", 2);
            file.put("carillon.delivery.routes." + parts[0], parts[1]);
        }
        return Routes.of(config(file, Map.of()));
    }

    private static Hosts smtp(String host, int port) {
        return new Hosts(Protocol.SMTP, List.of(new Place(host, port)));
    }

    @Test
    void aDomainsOwnWayGoesBeforeTheGeneralOne() {
        Routes routes = routes("\"example.org\"=smtp:mail.example.org:25", "\"quiet.example\"=capture");

        assertEquals(smtp("mail.example.org", 25), routes.to("example.org"));
        assertEquals(smtp("mail.example.org", 25), routes.to("EXAMPLE.org"));
        assertEquals(new Route.Capture(), routes.to("quiet.example"));
        assertEquals(GENERAL, routes.to("sub.example.org"));
        assertEquals(GENERAL, routes.to("else.example"));
    }

    @Test
    void theNearestOfSeveralCounts() {
        Routes routes = routes(
                "\"*.example.org\"=smtp:all:25", "\"*.deep.example.org\"=smtp:deep:25", "\"b.deep.example.org\"=mx");

        assertEquals(GENERAL, routes.to("example.org"));
        assertEquals(smtp("all", 25), routes.to("a.example.org"));
        assertEquals(smtp("all", 25), routes.to("deep.example.org"));
        assertEquals(smtp("deep", 25), routes.to("x.a.deep.example.org"));
        assertEquals(GENERAL, routes.to("b.deep.example.org"));
    }

    @Test
    void severalHostsAndBothProtocolsAndAddressesMayBeWritten() {
        Routes routes = routes(
                "\"a.example\"=lmtp:store1:24, store2:2424",
                "\"b.example\"=smtp:[2001:db8::1]:25",
                "\"b\u00fccher.example\"=smtp:127.0.0.1:26");

        assertEquals(
                new Hosts(Protocol.LMTP, List.of(new Place("store1", 24), new Place("store2", 2424))),
                routes.to("a.example"));
        assertEquals(smtp("2001:db8::1", 25), routes.to("b.example"));
        assertEquals(smtp("127.0.0.1", 26), routes.to("xn--bcher-kva.example"));
    }

    @Test
    void onlyAHostCanBeTheStoreOfOurPeople() {
        Routes routes = routes("\"a.example\"=lmtp:store:24", "\"b.example\"=mx");

        assertEquals(Optional.of(new Hosts(Protocol.LMTP, List.of(new Place("store", 24)))), routes.store("a.example"));
        assertEquals(Optional.empty(), routes.store("b.example"));
        assertEquals(Optional.empty(), routes.store("c.example"));
    }

    @Test
    void theyMayStandInTheEnvironment() {
        DeliveryConfig config = config(
                Map.of(),
                Map.of(
                        "CARILLON_DELIVERY_ROUTES__EXAMPLE_ORG_", "smtp:mail:25",
                        "CARILLON_DELIVERY_RATES__EXAMPLE_ORG_", "100/1m"));

        assertEquals(Map.of("example.org", "smtp:mail:25"), config.routes());
        assertEquals(Map.of("example.org", "100/1m"), config.rates());
    }

    @ParameterizedTest
    @CsvSource({
        "'', write mx",
        "nowhere, write mx",
        "smtp, write mx",
        "smtp:, write mx",
        "smtp:host, write mx",
        "smtp:host:, 'it must be 1 to 65535'",
        "smtp:host:0, 'it must be 1 to 65535'",
        "lmtp:host:x, 'it must be 1 to 65535'",
        "'smtp:a:25,', write mx",
        "smarthost, write mx"
    })
    void refusesWhatIsNoWay(String text, String advice) {
        var refused = assertThrows(
                IllegalArgumentException.class,
                () -> ByDomain.of(
                        "carillon.delivery.routes",
                        Map.of("example.org", text),
                        (key, value) -> Route.exception(key, value, 25)));

        assertEquals(
                true,
                refused.getMessage().startsWith("carillon.delivery.routes.\"example.org\"")
                        && refused.getMessage().contains(advice),
                refused.getMessage());
    }
}
