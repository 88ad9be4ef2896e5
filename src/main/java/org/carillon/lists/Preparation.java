package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.carillon.mail.Address;
import org.carillon.mail.CopyRecipe;
import org.carillon.mail.HeaderEdits;
import org.carillon.mail.HeaderEdits.Added;
import org.carillon.mail.Headers;
import org.carillon.mail.Message;
import org.carillon.mail.MessageId;
import org.carillon.rules.Paper;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// What the copies of a post look like. Passing through is the rule: bytes stay as they are, and fields are
/// added only where the author's signature survives it.
@ApplicationScoped
public class Preparation {
    private static final Set<String> BULK = Set.of("list", "bulk", "junk");

    private final String web;

    Preparation(@ConfigProperty(name = "carillon.web.url", defaultValue = "http://localhost:8080") String web) {
        this.web = web.replaceAll("/+$", "");
    }

    /// @param tags marks that sort rules gave the post
    public CopyRecipe recipe(MailingList list, Message message, List<String> tags) {
        var fields = ListFields.of(list, web);
        CopyRecipe plain = recipe(list.id(), fields, message);
        HeaderEdits edits = plain.shared();
        for (String tag : tags) edits = edits.add(Paper.TAG_FIELD, tag);
        return new CopyRecipe(plain.returnPath(), edits, plain.personal(), plain.context(), plain.signer());
    }

    /// The mark of the list that a post was written to, for copies that another one sends: it would know them again.
    public static HeaderEdits cameBy(MailingList list) {
        return HeaderEdits.NONE.add("X-Loop", list.address().toString());
    }

    static CopyRecipe recipe(long listId, ListFields fields, Message message) {
        SignedFields signed = SignedFields.of(message.headers());
        Headers headers = message.headers();
        HeaderEdits edits = HeaderEdits.NONE;
        for (Added field : fields.shared(messageId(headers))) edits = added(edits, field, signed);
        edits = OldListFields.keptAside(edits, headers, signed);
        edits = OldVerdict.withdrawn(edits, headers, signed);
        edits = robotMarks(edits, fields.list(), headers, signed);
        edits = OwnersWishes.applied(edits, fields, headers);
        Added unsubscribe = fields.unsubscribe(listId);
        List<Added> personal = signed.cover(unsubscribe.name()) ? List.of() : List.of(unsubscribe);
        return new CopyRecipe(
                returnPath(fields),
                edits,
                personal,
                MailingList.key(listId),
                fields.list().domain());
    }

    /// `chess-bounces+TAG.MAC@…` tells whose copy bounced; the MAC that nobody made it up.
    private static String returnPath(ListFields fields) {
        String local = fields.list().local() + "-bounces";
        String varied = fields.settings().on(Setting.VERP) ? local + "+{tag}.{mac}" : local;
        return varied + "@" + fields.list().domain();
    }

    private static HeaderEdits robotMarks(HeaderEdits edits, Address list, Headers headers, SignedFields signed) {
        HeaderEdits marked = edits.add("X-Loop", list.toString());
        if (!headers.has("Sender")) {
            marked = added(
                    marked,
                    new Added(
                            "Sender", list.withLocal(list.local() + "-bounces").toString()),
                    signed);
        }
        boolean bulk = headers.first("Precedence")
                .map(p -> BULK.contains(p.toLowerCase(Locale.ROOT)))
                .orElse(false);
        if (bulk || signed.cover("Precedence")) return marked;
        return marked.replace("Precedence", "list");
    }

    private static HeaderEdits added(HeaderEdits edits, Added field, SignedFields signed) {
        return signed.cover(field.name()) ? edits : edits.add(field.name(), field.value());
    }

    private static @Nullable MessageId messageId(Headers headers) {
        return headers.first("Message-ID").flatMap(MessageId::first).orElse(null);
    }
}
