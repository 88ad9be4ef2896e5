package org.carillon.lists;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// A place between two members in one of the orders in which they are shown. As text it stands in links, and it stays
/// good
/// when the member that it was made of is gone.
///
/// @param key what is sorted by; empty where the number alone does it
record MemberPlace(Order order, byte[] key, long id) {
    /// By what they are sorted.
    enum Order {
        ARRIVAL("", "i"),
        ADDRESS("address_start", "a"),
        NAME("name_start", "n");

        private final String column;
        private final String letter;

        Order(String column, String letter) {
            this.column = column;
            this.letter = letter;
        }

        String column() {
            return column;
        }
    }

    private static final Pattern TEXT = Pattern.compile("([ian])([0-9]{1,18})(?:\\.([A-Za-z0-9_-]{0,2000}))?");

    static MemberPlace of(Order order, Member member) {
        byte[] key = switch (order) {
            case ARRIVAL -> new byte[0];
            case ADDRESS -> MemberSearch.start(member.address().key());
            case NAME -> MemberSearch.start(member.mailbox().name());
        };
        return new MemberPlace(order, key, member.id());
    }

    /// Nothing when it is none of ours.
    static Optional<MemberPlace> read(String text) {
        var parts = TEXT.matcher(text);
        if (!parts.matches()) return Optional.empty();
        for (Order order : Order.values()) {
            if (!order.letter.equals(parts.group(1))) continue;
            String key = parts.group(3) == null ? "" : parts.group(3);
            try {
                return Optional.of(
                        new MemberPlace(order, Base64.getUrlDecoder().decode(key), Long.parseLong(parts.group(2))));
            } catch (IllegalArgumentException cut) {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    String text() {
        String end = key.length == 0
                ? ""
                : "." + Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        return order.letter + id + end;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MemberPlace that && text().equals(that.text());
    }

    @Override
    public int hashCode() {
        return text().hashCode();
    }

    @Override
    public String toString() {
        return order + " " + id + " " + new String(key, StandardCharsets.UTF_8);
    }
}
