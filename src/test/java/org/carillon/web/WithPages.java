package org.carillon.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.carillon.archive.Archive;
import org.carillon.domains.Domains;
import org.carillon.lists.By;
import org.carillon.lists.HeldPosts;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListSettings;
import org.carillon.lists.MailingList;
import org.carillon.lists.Members;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.people.People;
import org.carillon.store.Messages;
import org.carillon.testing.Visit;

/// What tests of pages share: a fresh list, people with browsers, letters in the archive and held ones.
abstract class WithPages {
    static final String PASSWORD = "correct horse";
    private static final String DOMAIN = "pages.example.org";
    private static final AtomicInteger COUNT = new AtomicInteger();

    @Inject
    ListRegister register;

    @Inject
    Domains domains;

    @Inject
    Members members;

    @Inject
    People people;

    @Inject
    Archive archive;

    @Inject
    Messages messages;

    @Inject
    HeldPosts held;

    static String fresh(String name) {
        return name + COUNT.incrementAndGet() + "x" + Long.toString(System.nanoTime() % 1_000_000, 36);
    }

    MailingList list(List<String> owners, String... settings) {
        domains.add(DOMAIN);
        ListSettings wanted = ListSettings.USUAL;
        for (String setting : settings) wanted = wanted.with(setting);
        return register.create(
                Address.of(fresh("chess") + "@" + DOMAIN),
                "Chess Club",
                wanted,
                owners.stream().map(Address::of).toList(),
                By.house("test"));
    }

    static String path(MailingList list) {
        return "/lists/" + list.address();
    }

    /// Gives that address an account and signs in with it.
    Visit signedIn(String address, boolean admin) {
        people.add(Address.of(address), "", PASSWORD, admin);
        return new Visit().signIn(address, PASSWORD);
    }

    void join(MailingList list, String... lines) {
        members.importAll(list, Stream.of(lines), By.house("test"));
    }

    /// Puts a letter into the list's archive; returns its hash.
    String archived(MailingList list, String... lines) {
        return archived(list, String.join("\r\n", lines).getBytes(UTF_8), Instant.parse("2026-08-01T12:00:00Z"));
    }

    String archived(MailingList list, byte[] bytes, Instant at) {
        return QuarkusTransaction.requiringNew()
                .call(() -> archive.add(list.key(), messages.store(bytes, ""), new Message(bytes), at))
                .hash();
    }

    /// Holds a post; returns its number.
    long hold(MailingList list, String reason, String... lines) {
        byte[] bytes = String.join("\r\n", lines).getBytes(UTF_8);
        return QuarkusTransaction.requiringNew()
                .call(() -> held.hold(
                        list,
                        messages.store(bytes, ""),
                        null,
                        new Message(bytes),
                        new HeldPosts.Why(reason, List.of())))
                .id();
    }

    /// The page's text without its tags, references opened: what somebody reads.
    static String read(String html) {
        String body = html.substring(html.indexOf("<main"));
        return Arrays.stream(body.replaceAll("<[^>]*>", " ")
                        .replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&#39;", "'")
                        .replace("&amp;", "&")
                        .split("\\s+"))
                .reduce("", (a, b) -> a.isEmpty() ? b : a + " " + b);
    }
}
