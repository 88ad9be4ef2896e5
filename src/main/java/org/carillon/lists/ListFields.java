package org.carillon.lists;

import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.codec.EncoderUtil;
import org.carillon.mail.Address;
import org.carillon.mail.HeaderEdits.Added;
import org.carillon.mail.MessageId;
import org.jspecify.annotations.Nullable;

/// The fields by which mail programs know a list (RFC 2369, RFC 2919, RFC 5064, RFC 8058).
///
/// @param id see [MailingList#listId()]
/// @param web the base of links, without a slash at its end
record ListFields(Address list, String id, String name, ListSettings settings, String web) {
    ListFields(Address list, String name, ListSettings settings, String web) {
        this(list, listId(list), name, settings, web);
    }

    static ListFields of(MailingList list, String web) {
        return new ListFields(list.address(), list.listId(), list.name(), list.settings(), web);
    }

    /// `chess@lists.example.org` → `chess.lists.example.org` (RFC 2919 §2).
    static String listId(Address list) {
        return list.key().replace('@', '.');
    }

    /// Those that are the same in all copies.
    List<Added> shared(@Nullable MessageId message) {
        var fields = new ArrayList<Added>();
        fields.add(new Added("List-Id", EncoderUtil.encodeAddressDisplayName(name) + " <" + id + ">"));
        fields.add(new Added("List-Help", mail("request", "?subject=help")));
        fields.add(new Added("List-Subscribe", mail("join", "")));
        fields.add(new Added("List-Post", takesPosts() ? "<mailto:" + list + ">" : "NO (only owners post)"));
        fields.add(new Added("List-Owner", mail("owner", "")));
        if (readable()) {
            fields.add(new Added("List-Archive", "<" + archive() + ">"));
            if (message != null) {
                fields.add(new Added("Archived-At", "<" + archive() + "/message/" + message.hash() + ">"));
            }
        }
        if (oneClick()) fields.add(new Added("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"));
        return fields;
    }

    /// The one that differs from member to member; see [org.carillon.mail.CopyRecipe] for the words in braces.
    Added unsubscribe(long listId) {
        String link = settings.on(Setting.ONE_CLICK) ? "<" + web + "/u/" + listId + "/{tag}/{token}>, " : "";
        return new Added("List-Unsubscribe", link + mail("leave", ""));
    }

    /// RFC 8058 §3.1 allows one click over https only.
    private boolean oneClick() {
        return settings.on(Setting.ONE_CLICK) && web.startsWith("https://");
    }

    private boolean readable() {
        String archive = settings.value(Setting.ARCHIVE);
        return archive.equals("public") || archive.equals("members");
    }

    private boolean takesPosts() {
        PostAction members = settings.action(Setting.MEMBER_ACTION);
        return members == PostAction.ACCEPT || members == PostAction.HOLD;
    }

    private String archive() {
        return web + "/lists/" + list + "/archive";
    }

    private String mail(String word, String query) {
        return "<mailto:" + list.withLocal(list.local() + "-" + word) + query + ">";
    }
}
