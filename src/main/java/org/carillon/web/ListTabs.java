package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.MailingList;
import org.carillon.mail.Address;

/// The ways between the pages of one list, as far as this visitor may go: `{#listtabs address /}`.
@RequestScoped
@Named("listTabs")
public class ListTabs {
    /// @param count what waits there; 0 shows nothing
    public record Tab(String path, String word, boolean here, long count) {}

    /// @param name what people call the list
    public record Bar(String name, List<Tab> tabs) {}

    private final Visitor visitor;
    private final HeldPosts held;
    private final RoutingContext route;

    ListTabs(Visitor visitor, HeldPosts held, RoutingContext route) {
        this.visitor = visitor;
        this.held = held;
        this.route = route;
    }

    /// No tabs when there is no such list.
    public Bar bar(String address) {
        return Address.parse(address)
                .flatMap(MailingList::at)
                .map(list -> new Bar(ListHead.of(list).name(), tabs(list)))
                .orElse(new Bar(address, List.of()));
    }

    private List<Tab> tabs(MailingList list) {
        String home = Paths.list(list.address());
        String now = route.normalizedPath();
        var tabs = new ArrayList<Tab>();
        tabs.add(new Tab(home, "About", now.equals(home), 0));
        if (visitor.reads(list)) tabs.add(tab(home + "/archive", "Archive", now, 0));
        if (visitor.runs(list)) {
            tabs.add(tab(home + "/held", "Held posts", now, held.count(list.id())));
            tabs.add(tab(home + "/sent", "Sent", now, 0));
            tabs.add(tab(home + "/members", "Members", now, 0));
            tabs.add(tab(home + "/rules", "Sort rules", now, 0));
        }
        return tabs;
    }

    private static Tab tab(String path, String word, String now, long count) {
        return new Tab(path, word, now.equals(path) || now.startsWith(path + "/"), count);
    }
}
