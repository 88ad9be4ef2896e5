package org.carillon.spam;

import java.util.LinkedHashSet;
import java.util.Set;
import org.carillon.mail.MimePart;

/// What the filter learns of a letter and knows it by: its words and pairs of words, each once,
/// and what stands in its header, with a mark before it that says where. At most 2,000; one of
/// [#MOST_LENGTH] characters at most.
public final class Tokens {
    static final int MOST = 2000;
    static final int MOST_LENGTH = 80;

    /// Of the parts of a letter, those whose kind is looked at.
    private static final int MOST_PARTS = 50;

    private final LinkedHashSet<String> found = new LinkedHashSet<>();
    private String before = "";

    private Tokens() {}

    /// In the order in which they stand in the letter, the header first.
    public static Set<String> of(Sample sample) {
        var tokens = new Tokens();
        HeaderTokens.of(sample, tokens::add);
        tokens.parts(sample);
        tokens.links(sample);
        boolean unseen = Words.of(sample.text(), word -> tokens.word(Words.plain(word)));
        if (unseen) tokens.replaceLast("trick:unseen");
        return tokens.found;
    }

    private void add(String token) {
        if (found.size() < MOST && token.length() <= MOST_LENGTH) found.add(token);
    }

    /// A word, and the pair that it makes with the one before it.
    private void word(String word) {
        add(word);
        if (!before.isEmpty()) add(before + " " + word);
        before = word;
    }

    /// It is known only when all words have been read.
    private void replaceLast(String token) {
        if (found.size() == MOST) found.removeLast();
        found.add(token);
    }

    private void parts(Sample sample) {
        for (MimePart part :
                sample.parts().subList(0, Math.min(MOST_PARTS, sample.parts().size()))) {
            add("type:" + Words.plain(part.type()));
            if (!part.charset().isEmpty()) add("charset:" + Words.plain(part.charset()));
            int dot = part.name().lastIndexOf('.');
            if (dot >= 0) add("file:" + Words.plain(part.name().substring(dot + 1)));
        }
        for (HtmlPage page : sample.pages()) {
            for (HtmlPage.Trick trick : page.tricks()) add("trick:" + Words.plain(trick.name()));
        }
    }

    private void links(Sample sample) {
        for (Hosts.Host host : Hosts.in(sample.text())) link(host);
        for (HtmlPage page : sample.pages()) {
            for (HtmlPage.Link link : page.links()) Hosts.of(link.target()).ifPresent(this::link);
        }
    }

    private void link(Hosts.Host host) {
        if (host.disguised()) add("trick:disguised");
        if (host.numeric()) add("trick:numeric");
        add("link:" + host.name());
        add("link:" + host.registered());
    }
}
