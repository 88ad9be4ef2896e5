package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.carillon.lists.Identities;
import org.carillon.lists.ListAnswer;
import org.carillon.lists.PostFacts;
import org.carillon.lists.Posts;
import org.carillon.store.Messages;
import org.carillon.trust.ProvenanceText;

/// Tells members who want to hear it that a post of theirs went out. Only where the author is proven: a forged post
/// would else write to whoever was forged.
@ApplicationScoped
class Receipts {
    private final Identities identities;
    private final Messages messages;
    private final Correspondence correspondence;

    Receipts(Identities identities, Messages messages, Correspondence correspondence) {
        this.identities = identities;
        this.messages = messages;
        this.correspondence = correspondence;
    }

    /// In the transaction in which the post goes out.
    void send(Effect.Publish post) {
        PostFacts.author(post.message())
                .flatMap(author -> identities.member(post.list().id(), author.address()))
                .filter(member -> member.preferences().ack())
                .filter(_ -> proven(post.messageId()))
                .ifPresent(member -> correspondence.send(
                        post.list(),
                        List.of(new ListAnswer.Receipt(
                                member.address(), Posts.subject(post.message().headers())))));
    }

    private boolean proven(long messageId) {
        return ProvenanceText.read(messages.provenance(messageId)).authorProven();
    }
}
