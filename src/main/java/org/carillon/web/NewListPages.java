package org.carillon.web;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.carillon.domains.Domains;
import org.carillon.lists.ListRegister;
import org.carillon.lists.ListStyle;
import org.carillon.lists.MailingList;
import org.carillon.lists.Profile;
import org.carillon.lists.Right;
import org.carillon.lists.SettingException;
import org.carillon.mail.Address;
import org.carillon.mail.AddressException;

/// Making a list, for those who may in one of our domains.
@Path("/lists/new")
@Blocking
@Produces(MediaType.TEXT_HTML)
public class NewListPages {
    private static final int MOST_OWNERS = 20;

    /// A way for a list to begin.
    record Style(String word, String words, boolean chosen) {}

    /// What was typed, and what is wrong with it.
    ///
    /// @param field the one that is wrong: `local`, `name`, `description`, `owners`, `domain` or `style`
    record Draft(
            String local,
            String domain,
            String name,
            String description,
            String style,
            String owners,
            String field,
            String sentence) {
        public String fault(String of) {
            return field.equals(of) ? sentence : "";
        }

        /// Another list was there before, and who makes this one may say that the address shall be used again.
        public boolean ended() {
            return sentence.contains("was the address of a list until");
        }

        private Draft wrong(String field, String sentence) {
            return new Draft(local, domain, name, description, style, owners, field, sentence);
        }

        public List<Style> styles() {
            return List.of(ListStyle.values()).stream()
                    .map(s ->
                            new Style(s.word(), NewListPages.words(s), s.word().equals(style)))
                    .toList();
        }
    }

    /// A field cannot be as it was typed.
    private static final class Faulty extends Exception {
        private static final long serialVersionUID = 1;

        private final String field;
        private final String sentence;

        private Faulty(String field, String sentence) {
            this.field = field;
            this.sentence = sentence;
        }
    }

    @CheckedTemplate
    static class Templates {
        private Templates() {}

        static native TemplateInstance make(List<String> domains, Draft draft);
    }

    private final Visitor visitor;
    private final Domains domains;
    private final ListRegister register;
    private final SentForm form;
    private final Flash flash;

    NewListPages(Visitor visitor, Domains domains, ListRegister register, SentForm form, Flash flash) {
        this.visitor = visitor;
        this.domains = domains;
        this.register = register;
        this.form = form;
        this.flash = flash;
    }

    private static String words(ListStyle style) {
        return switch (style) {
            case DISCUSSION -> "Discussion: members talk to each other";
            case ANNOUNCE -> "Announcements: few write, many read; posts wait for you";
            case NEWSLETTER -> "Newsletter: as announcements, for readers outside; what others write is dropped";
            case SUPPORT -> "Support: anybody writes in, a closed team reads";
            case KERNEL -> "Development: open to all who write, with many in Cc, as the lists of the Linux kernel";
        };
    }

    private List<String> mine() {
        visitor.required();
        List<String> mine = domains.all().stream()
                .filter(domain -> visitor.mayIn(Right.CREATE, domain))
                .toList();
        if (mine.isEmpty()) throw new NotFoundException();
        return mine;
    }

    @GET
    public TemplateInstance make() {
        List<String> mine = mine();
        String own = visitor.required().address().toString();
        return Templates.make(mine, new Draft("", mine.getFirst(), "", "", ListStyle.DISCUSSION.word(), own, "", ""));
    }

    @POST
    public Response made() {
        List<String> mine = mine();
        var draft = new Draft(
                form.text("local").strip(),
                form.text("domain"),
                form.text("name"),
                form.text("description"),
                form.text("style"),
                form.text("owners"),
                "",
                "");
        try {
            MailingList list = made(draft, mine, form.text("again").equals("yes"));
            flash.say(list.address() + " is made. Take in the first members, or give people the address of this page.");
            return Response.seeOther(URI.create(Paths.list(list.address()))).build();
        } catch (Faulty faulty) {
            return Pages.again(Templates.make(mine, draft.wrong(faulty.field, faulty.sentence)));
        }
    }

    private MailingList made(Draft draft, List<String> mine, boolean again) throws Faulty {
        if (!mine.contains(draft.domain())) {
            throw new Faulty("domain", "Choose one of these domains.");
        }
        if (draft.local().isEmpty()) throw new Faulty("local", "Write what stands before the @, such as chess.");
        List<Address> owners = owners(draft.owners());
        Address address = address(draft);
        Profile profile = profile(draft, address);
        try {
            return register.create(
                    address, profile, owners, again, visitor.actor().by());
        } catch (SettingException sentence) {
            boolean owner = sentence.getMessage().contains("of the list itself");
            throw new Faulty(owner ? "owners" : "local", sentence.getMessage());
        }
    }

    private static Address address(Draft draft) throws Faulty {
        try {
            return Address.of(draft.local().toLowerCase(Locale.ROOT) + "@" + draft.domain());
        } catch (AddressException wrong) {
            throw new Faulty("local", "Write what stands before the @ only: letters, digits, dot and hyphen.");
        }
    }

    private static Profile profile(Draft draft, Address address) throws Faulty {
        ListStyle style;
        try {
            style = ListStyle.of(draft.style());
        } catch (SettingException sentence) {
            throw new Faulty("style", sentence.getMessage());
        }
        Profile profile;
        try {
            profile = Profile.of(address, draft.name(), style.settings());
        } catch (SettingException sentence) {
            throw new Faulty("name", sentence.getMessage());
        }
        try {
            return profile.described(draft.description());
        } catch (SettingException sentence) {
            throw new Faulty("description", sentence.getMessage());
        }
    }

    private static List<Address> owners(String lines) throws Faulty {
        List<String> texts =
                lines.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
        if (texts.isEmpty()) throw new Faulty("owners", "Write at least one address: somebody must run the list.");
        if (texts.size() > MOST_OWNERS) {
            throw new Faulty("owners", "Write at most " + MOST_OWNERS + " addresses; the others can follow later.");
        }
        try {
            return texts.stream().map(Address::of).toList();
        } catch (AddressException wrong) {
            throw new Faulty("owners", wrong.getMessage() + " Write one address on each line.");
        }
    }
}
