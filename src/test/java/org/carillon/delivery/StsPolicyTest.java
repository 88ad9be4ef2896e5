package org.carillon.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StsPolicyTest {
    /// RFC 8461 §3.2.
    private static final String EXAMPLE =
            "version: STSv1\nmode: enforce\nmx: mail.example.com\nmx: *.example.net\nmx: backupmx.example.com\nmax_age: 604800\n";

    @Test
    void readsTheExampleOfTheRfc() {
        var policy = StsPolicy.parse(EXAMPLE).orElseThrow();

        assertEquals(StsPolicy.Mode.ENFORCE, policy.mode());
        assertEquals(List.of("mail.example.com", "*.example.net", "backupmx.example.com"), policy.hosts());
        assertEquals(Duration.ofDays(7), policy.maxAge());
        assertEquals(Optional.of(policy), StsPolicy.parse(EXAMPLE.replace("\n", "\r\n") + "future: words\r\n"));
    }

    /// RFC 8461 §4.1: a star stands for one label, the leftmost.
    @Test
    void namesTheHostsItLists() {
        var policy = StsPolicy.parse(EXAMPLE).orElseThrow();

        assertTrue(policy.names("Mail.Example.com"));
        assertTrue(policy.names("mx1.example.net"));
        assertFalse(policy.names("example.net"));
        assertFalse(policy.names("a.mx1.example.net"));
        assertFalse(policy.names("mail.example.com.evil.example"));
        assertFalse(policy.names(".example.net"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>not found</html>",
                "version: STSv2\nmode: enforce\nmx: a.example\nmax_age: 1",
                "version: STSv1\nmode: enforced\nmx: a.example\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmx: a.example",
                "version: STSv1\nmode: enforce\nmx: a.example\nmax_age: -1",
                "version: STSv1\nmode: enforce\nmx: a.example\nmx: b\u0000.example\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmx: a.example b.example\nmax_age: 1",
                "version: STSv1\nmode: enforce\nmx:\nmax_age: 1",
            })
    void takesNothingElseForAPolicy(String text) {
        assertEquals(Optional.empty(), StsPolicy.parse(text));
    }

    @Test
    void aYearIsTheLongestTime() {
        var policy = StsPolicy.parse("version: STSv1\nmode: none\nmax_age: 9999999999")
                .orElseThrow();

        assertEquals(Duration.ofSeconds(31_557_600), policy.maxAge());
    }

    @Property(tries = 200)
    void noTextBreaksIt(@ForAll String text) {
        StsPolicy.parse("version: STSv1\n" + text);
        StsPolicy.id(List.of("v=STSv1;" + text));
    }

    /// RFC 8461 §3.1: more than one record is as none.
    @Test
    void findsTheIdInTheDns() {
        assertEquals(Optional.of("20160831085700Z"), StsPolicy.id(List.of("v=STSv1; id=20160831085700Z;")));
        assertEquals(Optional.of("1"), StsPolicy.id(List.of("v=spf1 -all", "v=STSv1 ;x=y; id=1")));
        assertEquals(Optional.empty(), StsPolicy.id(List.of("v=STSv1; id=1;", "v=STSv1; id=2;")));
        assertEquals(Optional.empty(), StsPolicy.id(List.of("v=STSv1; id=with blank;")));
        assertEquals(Optional.empty(), StsPolicy.id(List.of()));
    }
}
