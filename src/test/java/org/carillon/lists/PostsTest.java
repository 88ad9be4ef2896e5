package org.carillon.lists;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.mail.Address;
import org.carillon.mail.Message;
import org.carillon.rules.Paper;
import org.carillon.store.Messages;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PostsTest extends WithLists {
    @Inject
    Posts posts;

    @Inject
    HeldPosts held;

    @Inject
    Messages messages;

    private Message post(MailingList list, String from, String id) {
        return letter(
                "From: " + from,
                "To: " + list.address(),
                "Subject: =?UTF-8?Q?Caf=C3=A9?=",
                "Message-ID: <" + id + ">",
                "",
                "hi");
    }

    private PostingPolicy.Decision receive(MailingList list, Message message) {
        PostFacts facts = posts.facts(list, from("ana@example.org"), paper(message), PostOrigin.UNKNOWN);
        return posts.record(list, facts, PostingPolicy.decide(facts));
    }

    @Test
    void acceptsAPostOfAMemberOnceAndCountsIt() {
        MailingList list = list();
        join(list, "ana@example.org");
        Message message = post(list, "Ana <ANA@example.org>", "1@example.org");

        PostingPolicy.Decision first = receive(list, message);
        PostingPolicy.Decision second = receive(list, message);

        assertInstanceOf(Posting.Accept.class, first.posting());
        assertInstanceOf(Posting.Discard.class, second.posting());
        assertEquals(
                1,
                members.find(list.id(), Address.of("ana@example.org"))
                        .orElseThrow()
                        .posts());
        List<Posts.Decided> decided = posts.page(list.id(), 0, 10);
        assertEquals(
                List.of("discard", "accept"),
                decided.stream().map(Posts.Decided::decision).toList());
        assertEquals("Café", decided.getFirst().subject());
        assertTrue(decided.getFirst().reasons().startsWith("loop: discard, "), decided.toString());
    }

    @Test
    void acceptsOnlyOneOfTwoCopiesThatComeAtTheSameTime() {
        MailingList list = list();
        join(list, "ana@example.org");
        Message message = post(list, "ana@example.org", "2@example.org");

        PostFacts one = posts.facts(list, from("ana@example.org"), paper(message), PostOrigin.UNKNOWN);
        PostFacts two = posts.facts(list, from("ana@example.org"), paper(message), PostOrigin.UNKNOWN);
        var first = posts.record(list, one, PostingPolicy.decide(one));
        var second = posts.record(list, two, PostingPolicy.decide(two));

        assertInstanceOf(Posting.Accept.class, first.posting());
        assertInstanceOf(Posting.Discard.class, second.posting());
    }

    @Test
    void aCorrectedPostIsNotLostAfterTheFirstWasHeld() {
        MailingList list = list();
        Message message = post(list, "ben@example.org", "3@example.org");

        assertInstanceOf(Posting.Hold.class, receive(list, message).posting());
        join(list, "ben@example.org");
        assertInstanceOf(Posting.Accept.class, receive(list, message).posting());
    }

    @Test
    void aHeldPostIsDecidedOnce() {
        MailingList list = list();
        Message message = post(list, "ben@example.org", "4@example.org");
        long stored = messages.store(message.raw(), "");
        HeldPost post =
                held.hold(list, stored, null, message, new HeldPosts.Why("its author is not a member", List.of()));

        assertEquals(
                List.of(post.id()),
                held.page(list.id(), 0, 10).stream().map(HeldPost::id).toList());
        assertEquals("Café", held.find(post.id()).orElseThrow().summary().subject());
        assertEquals(
                stored, held.accept(post.id(), By.house("olga")).orElseThrow().messageId());
        assertTrue(held.accept(post.id(), By.house("olga")).isEmpty());
        assertTrue(held.discard(post.id(), By.house("olga")).isEmpty());
        assertTrue(messages.find(stored).isPresent());
    }

    @Test
    void aDiscardedPostLeavesNothing() {
        MailingList list = list();
        Message message = post(list, "ben@example.org", "5@example.org");
        long stored = messages.store(message.raw(), "");
        HeldPost post =
                held.hold(list, stored, Address.of("ben@example.org"), message, new HeldPosts.Why("why", List.of()));

        assertEquals(
                post.id(),
                held.discard(post.id(), By.house("olga")).orElseThrow().id());

        assertTrue(messages.find(stored).isEmpty());
        assertEquals(0, held.count(list.id()));
    }

    @Test
    void tellsTheOwnersAboutHeldPostsButNotWithoutEnd() {
        MailingList list = list();
        Message message = post(list, "ben@example.org", "6@example.org");
        long stored = messages.store(message.raw(), "");
        int letters = 0;
        for (int i = 0; i < 30; i++)
            letters += held.notice(list, held.hold(list, stored, null, message, new HeldPosts.Why("why", List.of())))
                    .size();

        assertEquals(12, letters);
    }

    private static Paper paper(Message message) {
        return new Paper(message, () -> "", List.of(), null, java.time.Instant.EPOCH);
    }
}
