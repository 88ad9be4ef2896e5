package org.carillon.web;

import org.carillon.lists.Member;

/// One membership, as its owner sees it.
///
/// @param form where its form goes
record OwnOptions(long id, String address, String form, OptionsView options) {
    static OwnOptions of(Member member, String form, OptionsView options) {
        return new OwnOptions(member.id(), Harmless.line(member.address().toString(), ""), form, options);
    }
}
