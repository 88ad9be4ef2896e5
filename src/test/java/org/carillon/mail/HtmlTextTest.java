package org.carillon.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class HtmlTextTest {
    @Test
    void leavesTheWordsOfAPage() {
        String html =
                "<html><head><title>T</title></head><body><style>p{}</style><h1>Chess</h1><p>Ana &amp; Bob\n  play <b>now</b>.<br>"
                        + "<script>alert(1 < 2)</script>1 < 2 &#8364; &#x41; &nosuch; &</p><!-- gone --></body>";

        assertEquals("Chess\n\nAna & Bob play now.\n1 < 2 € A &nosuch; &\n", HtmlText.plain(html));
    }

    @Property
    void neverFailsOnAnyPage(@ForAll String html) {
        assertFalse(HtmlText.plain("<" + html + "<" + html + "&" + html).isEmpty());
    }

    @Test
    void isLinearInMarksThatNeverClose() {
        for (String mark : new String[] {"&", "<", "<!--", "<a", "<script>", "</"}) {
            assertTimeoutPreemptively(Duration.ofSeconds(10), () -> HtmlText.plain(mark.repeat(1_000_000)), mark);
        }
    }
}
