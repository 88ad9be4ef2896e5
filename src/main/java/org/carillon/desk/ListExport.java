package org.carillon.desk;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carillon.archive.MboxExport;
import org.carillon.lists.Ban;
import org.carillon.lists.Bans;
import org.carillon.lists.ListTexts;
import org.carillon.lists.MailingList;
import org.carillon.lists.MemberExport;
import org.carillon.mail.Address;
import org.carillon.rules.RuleBook;
import org.carillon.rules.RuleOwner;
import org.carillon.rules.RuleText;

/// A whole list as one file: `archive.mbox` and `members.csv`, which can be imported again, and `settings.json`. It is
/// written while it is read: neither the memory nor the database holds more of it than a page.
@ApplicationScoped
public class ListExport {
    private static final int MOST_BANS = 10_000;
    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);

    private final MboxExport archive;
    private final MemberExport members;
    private final ListTexts texts;
    private final Bans bans;
    private final RuleBook rules;

    ListExport(MboxExport archive, MemberExport members, ListTexts texts, Bans bans, RuleBook rules) {
        this.archive = archive;
        this.members = members;
        this.texts = texts;
        this.bans = bans;
        this.rules = rules;
    }

    /// A name for the file: `chess.zip`.
    public static String name(MailingList list) {
        return list.address().local().replaceAll("[^A-Za-z0-9._-]", "_") + ".zip";
    }

    /// Leaves the stream open.
    public void write(MailingList list, OutputStream out) throws IOException {
        var zip = new ZipOutputStream(out);
        zip.putNextEntry(new ZipEntry("settings.json"));
        JSON.writeValue(zip, settings(list));
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("members.csv"));
        members.write(list, zip);
        zip.closeEntry();
        zip.putNextEntry(new ZipEntry("archive.mbox"));
        archive.write(list.key(), zip);
        zip.closeEntry();
        zip.finish();
        zip.flush();
    }

    private Map<String, Object> settings(MailingList list) {
        var all = new LinkedHashMap<String, Object>();
        all.put("address", list.address().toString());
        all.put("former", texts(list.formerAddresses()));
        all.put("listId", list.listId());
        all.put("name", list.name());
        all.put("description", list.description());
        all.put("closed", list.closedAt().map(Object::toString).orElse(""));
        all.put("owners", texts(list.owners()));
        all.put("moderators", texts(list.moderators()));
        all.put("settings", list.settings().all());
        all.put("texts", letters(list));
        all.put("bans", bans(list));
        all.put(
                "rules",
                rules.show(RuleOwner.list(list.id())).map(RuleText::text).orElse(""));
        return all;
    }

    private static List<String> texts(List<Address> addresses) {
        return addresses.stream().map(Address::toString).toList();
    }

    private Map<String, Map<String, String>> letters(MailingList list) {
        var letters = new LinkedHashMap<String, Map<String, String>>();
        for (String name : texts.names(list)) {
            texts.find(list, name)
                    .ifPresent(text -> letters.put(name, Map.of("subject", text.subject(), "body", text.body())));
        }
        return letters;
    }

    private List<Map<String, String>> bans(MailingList list) {
        return bans.page(list, 0, MOST_BANS).stream()
                .map((Ban ban) -> Map.of("who", ban.text(), "reason", ban.reason()))
                .toList();
    }
}
