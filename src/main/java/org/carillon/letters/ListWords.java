package org.carillon.letters;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.carillon.lists.MailingList;

/// How a list is called in letters.
///
/// @param page the list's page on the web
public record ListWords(
        String name, String page, String address, String request, String join, String leave, String owner) {
    /// @param web the address of the site, such as `https://lists.example.org`
    public static ListWords of(MailingList list, String web) {
        return new ListWords(
                list.name(),
                web.replaceAll("/+$", "") + "/lists/" + encoded(list.address().toString()),
                list.address().toString(),
                list.address("request").toString(),
                list.address("join").toString(),
                list.address("leave").toString(),
                list.address("owner").toString());
    }

    /// For those who may not know what the list is called.
    public static ListWords veiled(MailingList list, String web) {
        ListWords open = of(list, web);
        return new ListWords(
                list.address().local(),
                open.page(),
                open.address(),
                open.request(),
                open.join(),
                open.leave(),
                open.owner());
    }

    /// As one step of a path.
    private static String encoded(String address) {
        return URLEncoder.encode(address, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%40", "@");
    }
}
