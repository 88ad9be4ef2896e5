package org.carillon.web;

import java.util.Map;
import org.carillon.lists.Member;

/// One membership, as its owner sees it.
///
/// @param form where its form goes
record OwnOptions(long id, String address, String form, OptionsView options) {
    /// @param values by the keys of [org.carillon.lists.MemberOption]
    static OwnOptions of(Member member, String form, Map<String, String> values, String fault) {
        return new OwnOptions(
                member.id(), Harmless.line(member.address().toString(), ""), form, new OptionsView(values, fault));
    }
}
