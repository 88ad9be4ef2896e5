package org.carillon.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Set;
import java.util.TreeSet;
import org.carillon.lists.Setting;
import org.carillon.lists.SettingKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nobody adds a setting without saying on its page what it does.
class SettingWordsTest {
    @ParameterizedTest
    @EnumSource
    void everySettingHasALabelAndWordsForEachOfItsValues(Setting setting) {
        SettingWords words = SettingWords.of(setting);
        assertFalse(words.label().isBlank());
        assertTrue(SettingWords.of(words.group()).contains(setting));
        Set<String> values =
                setting.kind() instanceof SettingKind.Choice choice ? new TreeSet<>(choice.words()) : Set.of();
        assertEquals(values, new TreeSet<>(words.choices().keySet()));
        boolean typed =
                !(setting.kind() instanceof SettingKind.Choice || setting.kind() instanceof SettingKind.Nothing);
        assertTrue(!typed || !words.help().isBlank(), "what is typed is explained");
    }
}
