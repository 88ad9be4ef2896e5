package org.carillon.web;

import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carillon.lists.MemberOption;
import org.jspecify.annotations.Nullable;

/// The form with a member's options as it comes from a browser: a box that is not ticked is not sent.
public class OptionFields {
    @FormParam("mode")
    @DefaultValue("")
    String mode = "";

    @FormParam("own-posts")
    @Nullable
    String ownPosts;

    @FormParam("duplicates")
    @Nullable
    String duplicates;

    @FormParam("hide")
    @Nullable
    String hide;

    @FormParam("ack")
    @Nullable
    String ack;

    @FormParam("pause")
    @DefaultValue("")
    String pause = "";

    /// What the form showed, as [OptionsView#shown] writes it; empty when it comes from no form of ours.
    @FormParam("shown")
    @DefaultValue("")
    String shown = "";

    /// Those that are not as the form showed them.
    Map<String, String> changed() {
        var changed = options();
        Set<String> before = new HashSet<>(List.of(shown.split(" ")));
        changed.entrySet().removeIf(one -> before.contains(one.getKey() + "=" + one.getValue()));
        return changed;
    }

    /// As it was typed, with what is wrong.
    OptionsView again(String fault) {
        return new OptionsView(options(), fault, shown);
    }

    /// All of them, by the keys of [MemberOption].
    Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        options.put(MemberOption.MODE.key(), mode);
        options.put(MemberOption.OWN_POSTS.key(), word(ownPosts));
        options.put(MemberOption.DUPLICATES.key(), word(duplicates));
        options.put(MemberOption.HIDE.key(), word(hide));
        options.put(MemberOption.ACK.key(), word(ack));
        options.put(MemberOption.PAUSE.key(), pause.isBlank() ? "off" : pause.strip());
        return options;
    }

    private static String word(@Nullable String box) {
        return box == null ? "off" : "on";
    }
}
