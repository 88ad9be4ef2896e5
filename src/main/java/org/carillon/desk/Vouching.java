package org.carillon.desk;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.carillon.domains.Domains;
import org.carillon.lists.PostFacts;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.carillon.store.Messages;

/// Which of our domains vouches for a letter by its signature. The one that stands in From where the author had signed
/// in, for that is what receivers compare (DMARC alignment, RFC 7489 §3.1.1). Without that nobody vouches for what a
/// letter says of its author: a stranger who writes as one of us gets no signature when the letter is forwarded, and on
/// a list that of the list, which stands in for what it distributes.
@ApplicationScoped
class Vouching {
    private final Domains domains;
    private final Messages messages;

    Vouching(Domains domains, Messages messages) {
        this.domains = domains;
        this.messages = messages;
    }

    /// @param messageId of a letter whose author had signed in
    CopyRecipe forAuthor(CopyRecipe recipe, long messageId) {
        return messages.head(messageId).map(head -> forAuthor(recipe, head)).orElse(recipe);
    }

    CopyRecipe forAuthor(CopyRecipe recipe, Message letter) {
        if (recipe.shared().removed().contains("from")) return recipe;
        Optional<String> domain = PostFacts.author(letter)
                .map(Mailbox::address)
                .map(Address::domain)
                .filter(domains::ours);
        return domain.map(recipe::signedBy).orElse(recipe);
    }
}
