package org.carillon.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carillon.archive.Texts;
import org.carillon.archive.ThreadTree;
import org.carillon.archive.Twig;
import org.carillon.lists.MailingList;

/// A conversation, or the part of a long one that is on the page at hand.
///
/// @param posts of the whole conversation
/// @param earlier where the part before this one is; empty when there is none
record ThreadView(String subject, int posts, List<PostView> shown, String earlier, String later) {
    /// Letters on one page.
    static final int PART = 50;

    /// Puts together what the archive knows.
    static final class Weaver {
        private final MailingList list;
        private final ThreadTree tree;
        private final boolean whole;
        private final Map<String, Twig> byHash = new HashMap<>();

        /// @param whole whether the reader may see addresses
        Weaver(MailingList list, ThreadTree tree, boolean whole) {
            this.list = list;
            this.tree = tree;
            this.whole = whole;
            tree.posts().forEach(twig -> byHash.put(twig.hash(), twig));
        }

        /// The letters of that part, counted from 1.
        List<Twig> part(int number) {
            int from = (number - 1) * PART;
            return tree.posts().subList(from, Math.min(tree.posts().size(), from + PART));
        }

        /// Parts that there are.
        int parts() {
            return Math.max(1, (tree.posts().size() + PART - 1) / PART);
        }

        ThreadView view(int number, Map<String, Texts.Excerpt> texts) {
            List<Twig> here = part(number);
            var shown = new ArrayList<PostView>();
            for (Twig twig : here) shown.add(post(twig, text(texts.get(twig.hash())), here));
            String path = ArchivePaths.thread(list, tree.conversation().hash());
            return new ThreadView(
                    Harmless.line(new Links(whole).shown(tree.conversation().subject()), "(no subject)"),
                    tree.conversation().posts(),
                    shown,
                    number == 1 ? "" : path + (number == 2 ? "" : "?part=" + (number - 1)),
                    number == parts() ? "" : path + "?part=" + (number + 1));
        }

        private PostView.Text text(Texts.@org.jspecify.annotations.Nullable Excerpt excerpt) {
            if (excerpt == null) return PostView.Text.NONE;
            return new PostView.Text(LetterText.blocks(excerpt.text(), whole), excerpt.size(), excerpt.complete());
        }

        /// @param here what is on the same page: a link to one of them stays on it
        PostView post(Twig twig, PostView.Text text, List<Twig> here) {
            Twig.Line line = twig.line();
            var head = new PostView.Head(
                    PostView.author(line, whole),
                    line.authorAddress(),
                    PostView.subject(line, tree.conversation().subject(), whole),
                    line.sentAt(),
                    above(twig, here));
            String path = ArchivePaths.message(list, twig.hash());
            return new PostView(twig.hash(), path, twig.depth(), twig.missing(), head, text);
        }

        private PostView.Above above(Twig twig, List<Twig> here) {
            Twig parent = byHash.get(twig.parent());
            if (parent == null || parent.missing()) return PostView.Above.NONE;
            String path = here.contains(parent) ? "#" + parent.hash() : ArchivePaths.message(list, parent.hash());
            return new PostView.Above(path, PostView.author(parent.line(), whole));
        }
    }
}
