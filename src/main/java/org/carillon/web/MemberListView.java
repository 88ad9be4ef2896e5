package org.carillon.web;

import jakarta.ws.rs.NotFoundException;
import java.util.Arrays;
import java.util.List;
import org.carillon.lists.MemberMode;
import org.carillon.lists.MemberPage;
import org.carillon.lists.MemberQuery;
import org.carillon.lists.MemberSearch;
import org.carillon.lists.SettingException;

/// How a page of members was asked for, and the ways from it.
///
/// @param modes all that can be chosen
/// @param found how many were found, in words; empty where nothing was looked for
/// @param previous the page before; empty when there is none
record MemberListView(String find, List<OptionsView.Mode> modes, String found, String previous, String next) {
    /// @throws NotFoundException when there is no such mode
    static MemberQuery query(String find, String mode) {
        try {
            return new MemberQuery(Harmless.line(find, ""), mode.isEmpty() ? null : MemberMode.of(mode));
        } catch (SettingException none) {
            throw new NotFoundException(none);
        }
    }

    /// @param path of the page of members
    static MemberListView of(String path, MemberQuery query, MemberPage page, int found) {
        MemberMode mode = query.mode();
        List<OptionsView.Mode> modes = Arrays.stream(MemberMode.values())
                .map(m -> new OptionsView.Mode(m.word(), m.words(), m == mode))
                .toList();
        String asked = path + "?" + asked(query);
        return new MemberListView(
                query.find(),
                modes,
                query.all() ? "" : counted(found),
                page.before().isEmpty() ? "" : asked + "before=" + page.before(),
                page.after().isEmpty() ? "" : asked + "after=" + page.after());
    }

    private static String asked(MemberQuery query) {
        MemberMode mode = query.mode();
        return (query.find().isEmpty() ? "" : "find=" + Paths.encoded(query.find()) + "&")
                + (mode == null ? "" : "mode=" + mode.word() + "&");
    }

    static String counted(int found) {
        if (found > MemberSearch.COUNTED) return "More than " + MemberSearch.COUNTED + " members were found.";
        return found == 1 ? "One member was found." : found + " members were found.";
    }

    /// The mode that is looked for; empty for all.
    public String mode() {
        return modes.stream()
                .filter(OptionsView.Mode::chosen)
                .map(OptionsView.Mode::word)
                .findFirst()
                .orElse("");
    }

    public boolean narrowed() {
        return !found.isEmpty();
    }
}
