package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ListSettingsTest {
    private static String refusal(String setting) {
        return String.valueOf(assertThrows(SettingException.class, () -> ListSettings.USUAL.with(setting))
                .getMessage());
    }

    @Test
    void keepsWhatDiffersAndReadsItAgain() {
        ListSettings settings = ListSettings.USUAL
                .with("nonmember=ACCEPT")
                .with("max-size= 500k")
                .with("verp=on");

        assertEquals("nonmember=accept\nmax-size=500K", settings.toString());
        assertEquals(settings, ListSettings.parse(settings.toString()));
        assertEquals(512_000, settings.maxSize());
        assertEquals(PostAction.ACCEPT, settings.action(Setting.NONMEMBER));
    }

    @Test
    void aRefusalNamesTheKeyAndWhatIsAllowed() {
        assertTrue(refusal("nonmember=sometimes").contains("nonmember"));
        assertTrue(refusal("nonmember=sometimes").contains("hold, accept, reject, discard"));
        assertTrue(refusal("colour=blue").contains("colour"));
        assertTrue(refusal("colour=blue").contains("explicit-destination"));
        assertTrue(refusal("verp").contains("key=value"));
        assertTrue(refusal("max-recipients=-1").contains("0 to 10000"));
        assertTrue(refusal("max-size=9999999999").contains("max-size"));
        assertTrue(refusal("subject-prefix=a\r\nBcc: b").contains("one line"));
    }

    @Test
    void whatCannotBeDoneIsRefusedAndNeverIgnored() {
        for (String later : List.of(
                "nonmember=challenge",
                "munge=always",
                "munge=when-needed",
                "etiquette=text-only",
                "footer=bye",
                "language=de")) {
            assertTrue(refusal(later).contains(later.substring(0, later.indexOf('='))), later);
        }
    }

    @Test
    void everyKeyOfTheContractIsKnown() {
        assertTrue(Setting.keys()
                .containsAll(List.of(
                        "subscribe",
                        "nonmember",
                        "archive",
                        "munge",
                        "verp",
                        "one-click",
                        "explicit-destination",
                        "max-recipients",
                        "first-post",
                        "member-action",
                        "emergency",
                        "etiquette",
                        "subject-prefix",
                        "footer",
                        "reply-to",
                        "max-size",
                        "language")));
    }

    @Test
    void stylesSetWhatTheirNameSays() {
        assertEquals(ListSettings.USUAL, ListStyle.of("discussion").settings());
        assertEquals(PostAction.HOLD, ListStyle.of("announce").settings().action(Setting.MEMBER_ACTION));
        assertEquals(PostAction.ACCEPT, ListStyle.of("Kernel").settings().action(Setting.NONMEMBER));
        assertTrue(String.valueOf(assertThrows(SettingException.class, () -> ListStyle.of("loud"))
                        .getMessage())
                .contains("discussion, announce, newsletter, support, kernel"));
    }

    @Property
    void whatIsTakenIsReadAgainTheSame(@ForAll String value) {
        for (Setting setting : Setting.values()) {
            try {
                ListSettings settings = ListSettings.USUAL.with(setting, value);
                assertEquals(settings, ListSettings.parse(settings.toString()));
            } catch (SettingException refused) {
                assertTrue(String.valueOf(refused.getMessage()).contains(setting.key()));
            }
        }
    }
}
