package org.carillon.web;

import jakarta.ws.rs.FormParam;
import java.util.ArrayList;
import java.util.List;
import org.carillon.sort.form.FormRule;
import org.jspecify.annotations.Nullable;

/// The fields of the form of a rule. Those of a row stand there once for each row, in the same order.
public class RuleFields {
    /// What is kept of a field that somebody sends without the form.
    private static final int MOST = 5_000;

    @FormParam("name")
    @Nullable
    String name;

    @FormParam("on")
    @Nullable
    String on;

    @FormParam("any")
    @Nullable
    String any;

    @FormParam("go-on")
    @Nullable
    String goOn;

    @FormParam("place")
    @Nullable
    List<String> places;

    @FormParam("field")
    @Nullable
    List<String> fields;

    @FormParam("look")
    @Nullable
    List<String> looks;

    @FormParam("value")
    @Nullable
    List<String> values;

    @FormParam("deed")
    @Nullable
    List<String> deeds;

    @FormParam("target")
    @Nullable
    List<String> targets;

    /// Which card is changed; empty for a new rule.
    @FormParam("key")
    @Nullable
    String key;

    /// Number of the text in force when the form was made.
    @FormParam("version")
    @Nullable
    String version;

    /// Which button was pressed.
    @FormParam("do")
    @Nullable
    String wish;

    RuleDraft draft() {
        var conditions = new ArrayList<RuleDraft.Condition>();
        for (int i = 0; i < Math.min(size(places), FormRule.MAX_ROWS + 1); i++) {
            conditions.add(new RuleDraft.Condition(at(places, i), at(fields, i), at(looks, i), at(values, i), ""));
        }
        var doings = new ArrayList<RuleDraft.Doing>();
        for (int i = 0; i < Math.min(size(deeds), FormRule.MAX_DEEDS + 1); i++) {
            doings.add(new RuleDraft.Doing(at(deeds, i), at(targets, i), ""));
        }
        var head = new RuleDraft.Head(plain(name), !"no".equals(on), "yes".equals(any), "yes".equals(goOn));
        return new RuleDraft(head, conditions, doings, "");
    }

    String key() {
        return plain(key);
    }

    /// 0 when it is none, as for somebody who has no rules yet.
    long version() {
        return plain(version).matches("[0-9]{1,18}") ? Long.parseLong(plain(version)) : 0;
    }

    /// The name of the button: `save`, `more-conditions`.
    String wish() {
        return plain(wish).replaceAll("-[0-9]+$", "");
    }

    /// The number of the row that the button is for.
    int row() {
        String number = plain(wish).replaceAll("^.*-(?=[0-9]{1,3}$)", "");
        return number.matches("[0-9]{1,3}") ? Integer.parseInt(number) : Integer.MAX_VALUE;
    }

    private static int size(@Nullable List<String> all) {
        return all == null ? 0 : all.size();
    }

    private static String at(@Nullable List<String> all, int index) {
        return all == null || index >= all.size() ? "" : plain(all.get(index));
    }

    private static String plain(@Nullable String field) {
        if (field == null) return "";
        return field.length() <= MOST ? field : field.substring(0, MOST);
    }
}
