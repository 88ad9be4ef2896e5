package org.carillon.web;

import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.JoinRequests;
import org.carillon.lists.MailingList;
import org.carillon.lists.Right;
import org.carillon.lists.Rights;
import org.carillon.lists.Role;
import org.carillon.mail.Address;

/// The ways between the pages of one list, as far as this visitor may go: `{#listtabs address /}`.
@RequestScoped
@Named("listTabs")
public class ListTabs {
    /// @param count what waits there; 0 shows nothing
    public record Tab(String path, String word, boolean here, long count) {}

    /// @param name what people call the list
    public record Bar(String name, List<Tab> tabs) {}

    /// What there is beside the home of a list, and who gets there.
    private enum Place {
        ARCHIVE("archive", "Archive", Right.READ_ARCHIVE),
        HELD("held", "Held posts", Right.SEE_HELD),
        REQUESTS("requests", "Requests", Right.SEE_REQUESTS),
        SENT("sent", "Sent", Right.SEE_SENT),
        MEMBERS("members", "Members", Right.SEE_MEMBERS),
        ROSTER("roster", "Who is on it", Right.SEE_ROSTER),
        BANS("bans", "Bans", Right.SEE_BANS),
        STAFF("staff", "Staff", Right.SEE_STAFF),
        RULES("rules", "Sort rules", Right.SEE_RULES),
        SETTINGS("settings", "Settings", Right.SEE_SETTINGS),
        TRAIL("trail", "Log", Right.SEE_TRAIL),
        LIFE("life", "Close or move", Right.CLOSE);

        private final String path;
        private final String word;
        private final Right right;

        Place(String path, String word, Right right) {
            this.path = path;
            this.word = word;
            this.right = right;
        }
    }

    private final Visitor visitor;
    private final HeldPosts held;
    private final JoinRequests requests;
    private final RoutingContext route;

    ListTabs(Visitor visitor, HeldPosts held, JoinRequests requests, RoutingContext route) {
        this.visitor = visitor;
        this.held = held;
        this.requests = requests;
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
        Role role = visitor.role(list);
        for (Place place : Place.values()) {
            if (!Rights.may(role, place.right, list)) continue;
            // staff sees more on the page of members
            if (place == Place.ROSTER && Rights.may(role, Right.SEE_MEMBERS, list)) continue;
            long count = switch (place) {
                case HELD -> held.count(list.id());
                case REQUESTS -> requests.count(list.id());
                default -> 0;
            };
            tabs.add(tab(home + "/" + place.path, place.word, now, count));
        }
        return tabs;
    }

    private static Tab tab(String path, String word, String now, long count) {
        return new Tab(path, word, now.equals(path) || now.startsWith(path + "/"), count);
    }
}
