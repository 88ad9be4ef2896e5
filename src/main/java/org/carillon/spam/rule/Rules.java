package org.carillon.spam.rule;

import java.util.List;
import java.util.Map;
import org.carillon.spam.SpamRule;

/// All rules of the house.
public final class Rules {
    private Rules() {}

    /// @param keywords of the site, with their points
    public static List<SpamRule> all(Map<String, Double> keywords) {
        return List.of(
                new SeveralFromRule(),
                new MissingFieldsRule(),
                new DateRule(),
                new RecipientsRule(),
                new CapitalsRule(),
                new GapRule(),
                new EncodedTextRule(),
                new KeywordsRule(keywords),
                new LinksRule(),
                new NamelessLinksRule(),
                new HiddenTextRule(),
                new PictureRule(),
                new ProgramRule());
    }
}
