package org.carillon.web;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.carillon.lists.Ban;
import org.carillon.lists.Bans;
import org.carillon.lists.By;
import org.carillon.lists.MailingList;
import org.carillon.lists.SettingException;
import org.jspecify.annotations.Nullable;

/// What the pages about bans share: those of a list and those of the site.
@ApplicationScoped
class BanShelf {
    private static final int PAGE = 50;
    /// Lines that are taken at a time, and faults that are shown.
    private static final int MOST = 500;

    private static final int FAULTS = 5;

    record Line(long id, String text, String reason, String by, Instant since) {
        static Line of(Ban ban) {
            return new Line(ban.id(), ban.text(), ban.reason(), Harmless.line(ban.by(), ""), ban.since());
        }
    }

    /// @param path of the page
    /// @param next where it goes on; empty at the end
    record Page(String path, List<Line> lines, String next, Adding adding) {}

    /// What was typed, and what is wrong with it.
    record Adding(String lines, String reason, String fault) {
        static final Adding NOTHING = new Adding("", "", "");
    }

    private final Bans bans;

    BanShelf(Bans bans) {
        this.bans = bans;
    }

    /// @param list null: the site
    Page page(@Nullable MailingList list, String path, long after, Adding adding) {
        List<Ban> found = bans.page(list, after, PAGE + 1);
        List<Ban> here = found.subList(0, Math.min(PAGE, found.size()));
        String next = found.size() > PAGE ? path + "?after=" + here.getLast().id() : "";
        return new Page(path, here.stream().map(Line::of).toList(), next, adding);
    }

    /// Keeps out each line; those that are wrong come back with what is wrong with them.
    Adding add(@Nullable MailingList list, String lines, String reason, By by) {
        if (lines.isBlank()) {
            return new Adding("", reason, "Write at least one address, domain or pattern, each on a line of its own.");
        }
        var faults = new ArrayList<String>();
        var wrong = new ArrayList<String>();
        lines.lines().map(String::strip).filter(line -> !line.isEmpty()).forEach(line -> {
            if (wrong.size() >= MOST) return;
            try {
                bans.add(list, line, reason, by);
            } catch (SettingException sentence) {
                wrong.add(line);
                faults.add(String.valueOf(sentence.getMessage()));
            }
        });
        String fault = String.join(" ", faults.subList(0, Math.min(FAULTS, faults.size())));
        return new Adding(String.join("\n", wrong), reason, fault);
    }
}
