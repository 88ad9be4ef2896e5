package org.carillon.lists;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carillon.mail.AutomaticMail;
import org.carillon.mail.Envelope;
import org.carillon.mail.Headers;
import org.carillon.mail.Mailbox;
import org.carillon.mail.Message;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Obeys letters to the addresses beside a list. Nothing is changed because of a From: each change is asked
/// back with a token, and whoever forges letters learns nothing, since every answer goes to the address in From
/// only and is the same for members and others.
@ApplicationScoped
public class ListCommands {
    private static final Logger LOG = Logger.getLogger(ListCommands.class);

    private static final int MOST_POSTS = 3;

    private final Wishes wishes;
    private final Joining joining;
    private final LetterTokens tokens;
    private final LetterBudget budget;
    private final ListDescription descriptions;
    private final Enquiries enquiries;
    private final Members members;
    private final Bans bans;

    ListCommands(
            Wishes wishes,
            Joining joining,
            LetterTokens tokens,
            LetterBudget budget,
            ListDescription descriptions,
            Enquiries enquiries,
            Members members,
            Bans bans) {
        this.enquiries = enquiries;
        this.members = members;
        this.bans = bans;
        this.wishes = wishes;
        this.joining = joining;
        this.tokens = tokens;
        this.budget = budget;
        this.descriptions = descriptions;
    }

    /// Does what a letter asks for, in the caller's transaction.
    ///
    /// @param word `request`, `join`, `leave`, `options`, `confirm`, `get` or `help`, as [ListSuffix] has it
    /// @param argument the token of `confirm`, the number of `get`, else empty
    /// @param origin how far its author is known
    /// @return the letters to write; none when a machine wrote, or when a budget is spent ([LetterBudget])
    @Transactional
    public List<ListAnswer> obey(
            MailingList list, String word, String argument, Envelope envelope, Message message, CommandOrigin origin) {
        Optional<Mailbox> author = PostFacts.author(message);
        Optional<String> robot = robot(list, envelope, message.headers());
        if (author.isEmpty() || robot.isPresent()) {
            LOG.infof("command ignored list=%s word=%s why=%s", list.address(), word, robot.orElse("no usable From"));
            return List.of();
        }
        if (!alwaysHeard(word) && bans.of(list.id(), author.get().address()).isPresent()) {
            LOG.infof("command ignored list=%s word=%s why=banned", list.address(), word);
            return List.of();
        }
        Asker asker = Asker.of(author.get(), message, origin);
        // of a letter to -request each line is a command
        var letter = new Letter(list, asker, word.equals("request") ? "" : OwnWords.of(message));
        List<ListAnswer> answers = answers(letter, fewPosts(commands(list, word, argument, message)));
        boolean known = enquiries.known(list, asker);
        return answers.stream()
                .filter(answer -> affordable(answer, asker))
                .map(answer -> known ? answer : veiled(answer))
                .toList();
    }

    /// Whoever asks a list that is known to its members only learns no more than that there is something. Who has a
    /// token or a link has read a letter of the list.
    private static ListAnswer veiled(ListAnswer answer) {
        return switch (answer) {
            case ListAnswer.Results results -> new ListAnswer.Veiled(results);
            case ListAnswer.Help help -> new ListAnswer.Veiled(help);
            case ListAnswer.Confirm confirm -> new ListAnswer.Veiled(confirm);
            case ListAnswer.OptionsLink link when link.token().isEmpty() -> new ListAnswer.Veiled(link);
            default -> answer;
        };
    }

    /// Also from the banned, who may leave.
    ///
    /// @param word as [ListSuffix] has it
    public static boolean alwaysHeard(String word) {
        return word.equals("leave") || word.equals("confirm");
    }

    private static Optional<String> robot(MailingList list, Envelope envelope, Headers headers) {
        return AutomaticMail.neverAnswerMark(envelope, headers)
                .or(() -> LoopRule.mark(list.own(), headers))
                .or(() -> headers.first("Subject")
                        .filter(AutomaticMail::awaySubject)
                        .map(s -> "an out-of-office subject"));
    }

    private static List<ListCommand> commands(MailingList list, String word, String argument, Message message) {
        return switch (word) {
            case "join" -> List.of(new ListCommand.Join(MemberMode.REGULAR));
            case "leave" -> List.of(new ListCommand.Leave());
            case "options" -> List.of(new ListCommand.Options());
            case "confirm" -> List.of(new ListCommand.Confirm(argument));
            case "get" -> List.of(ListCommand.Get.of(argument));
            case "help" -> List.of(new ListCommand.Help());
            default -> CommandLetter.commands(message, list.address().local());
        };
    }

    /// A single command whose answer is a letter of its own needs no list of results beside it.
    private List<ListAnswer> answers(Letter letter, List<ListCommand> commands) {
        Asker asker = letter.asker();
        if (commands.isEmpty()) return List.of(new ListAnswer.Help(asker));
        List<Obeyed> done =
                commands.stream().map(command -> one(letter, command)).toList();
        Stream<ListAnswer> letters = done.stream().flatMap(d -> d.letters().stream());
        if (done.size() == 1 && done.getFirst().answers(asker)) return letters.toList();
        ListAnswer results =
                new ListAnswer.Results(asker, done.stream().map(Obeyed::result).toList());
        return Stream.concat(Stream.of(results), letters.distinct()).toList();
    }

    /// Who wrote to which list.
    ///
    /// @param words to people, beside the command; may be empty
    private record Letter(MailingList list, Asker asker, String words) {}

    private Obeyed one(Letter letter, ListCommand command) {
        MailingList list = letter.list();
        Asker asker = letter.asker();
        return switch (command) {
            case ListCommand.Join join -> join(letter, join.mode());
            case ListCommand.Leave leave -> ask("leave", letter, Wish.LEAVE, null);
            case ListCommand.Choose set -> choose(letter, set.choice());
            case ListCommand.Confirm confirm -> confirm(letter, confirm.token());
            case ListCommand.About about -> enquiries.about(list, asker);
            case ListCommand.Who who -> enquiries.who(list, asker);
            case ListCommand.Get get ->
                budget.answersLeft(asker) ? enquiries.post(list, asker, get.number()) : later(get);
            case ListCommand.Change change -> change(letter, change.move());
            case ListCommand.Options options -> enquiries.options(list, asker);
            case ListCommand.Lists lists ->
                Obeyed.told("lists", descriptions.openLists(list.address().domain()));
            case ListCommand.Which which -> Obeyed.told("which", descriptions.listsOf(asker.address(), list));
            case ListCommand.Help help ->
                Obeyed.with("help", "The help comes in a letter of its own.", new ListAnswer.Help(asker));
            case ListCommand.Refused refused -> Obeyed.told(refused.command(), refused.why());
            case ListCommand.End end -> Obeyed.told("end", "");
        };
    }

    private static Obeyed later(ListCommand.Get get) {
        return Obeyed.told("get " + get.number(), "You had many letters in the last hour; ask again later.");
    }

    /// To find a post costs work, so that one letter finds few.
    private static List<ListCommand> fewPosts(List<ListCommand> commands) {
        var few = new ArrayList<ListCommand>();
        int posts = 0;
        for (ListCommand command : commands) {
            boolean tooMany = command instanceof ListCommand.Get && posts++ >= MOST_POSTS;
            few.add(tooMany ? new ListCommand.Refused("get", "One letter gets " + MOST_POSTS + " posts.") : command);
        }
        return few;
    }

    private Obeyed join(Letter letter, MemberMode mode) {
        String command = mode == MemberMode.REGULAR ? "join" : "join " + mode.word();
        var application = Application.byMail(letter.asker(), mode, letter.words());
        try {
            return Obeyed.of(command, joining.ask(letter.list(), application, Authors.by(letter.asker())));
        } catch (SettingException sentence) {
            return Obeyed.told(command, sentence.getMessage());
        }
    }

    /// A value that cannot be is told at once; whether the asker is a member is not.
    private Obeyed choose(Letter letter, Choice choice) {
        String command = "set " + choice.words();
        try {
            members.wished(Member.Preferences.USUAL, Map.of(choice.option().key(), choice.value()));
            return ask(command, letter, Wish.CHOOSE, choice);
        } catch (SettingException sentence) {
            return Obeyed.told(command, sentence.getMessage());
        }
    }

    /// Who has proven the old address may hear what is wrong at once; others are asked there first.
    private Obeyed change(Letter letter, AddressMove move) {
        Asker asker = letter.asker();
        String command = "change " + move.other() + (move.everywhere() ? " all" : "");
        if (move.other().sameMailbox(asker.address()))
            return Obeyed.told(command, "That is the address you wrote from.");
        boolean proven = asker.origin().author();
        if (proven && !wishes.on(letter.list(), asker.address())) {
            return Obeyed.told(command, asker.address() + " is not on the list.");
        }
        String outcome = "Please confirm: a letter that asks whether it was you is on its way to "
                + (proven ? move.other() : asker.address()) + ", unless that address had several of them today.";
        try {
            return wishes.askToMove(letter.list(), asker, move)
                    .map(question -> Obeyed.with(command, outcome, question))
                    .orElseGet(() -> Obeyed.told(command, outcome));
        } catch (SettingException sentence) {
            return Obeyed.told(command, sentence.getMessage());
        }
    }

    private Obeyed ask(String command, Letter letter, Wish wish, @Nullable Choice choice) {
        Asker asker = letter.asker();
        String outcome = "Please confirm: a letter that asks whether it was you is on its way to " + asker.address()
                + ", unless you had several of them today.";
        return wishes.ask(letter.list(), asker, wish, choice)
                .map(question -> Obeyed.with(command, outcome, question))
                .orElseGet(() -> Obeyed.told(command, outcome));
    }

    private Obeyed confirm(Letter letter, String token) {
        Asker asker = letter.asker();
        Wishes.Fulfilled became = tokens.redeem(letter.list(), token, asker, letter.words(), Authors.by(asker));
        return new Obeyed(new ListAnswer.Result("confirm", became.sentence()), became.letters());
    }

    /// Some were paid for before their tokens were made, or by a moderator's token.
    private boolean affordable(ListAnswer answer, Asker asker) {
        return switch (answer) {
            case ListAnswer.Confirm paid -> true;
            case ListAnswer.RequestWaits paid -> true;
            case ListAnswer.Moved paid -> true;
            case ListAnswer.Declined paid -> true;
            case ListAnswer.Welcome welcome -> budget.outcome(welcome.member(), asker.origin());
            case ListAnswer.Goodbye goodbye -> budget.outcome(goodbye.member(), asker.origin());
            case ListAnswer.Results results -> budget.answer(asker);
            case ListAnswer.Help help -> budget.answer(asker);
            case ListAnswer.OptionsLink link -> budget.answer(asker);
            case ListAnswer.Who who -> budget.answer(asker);
            case ListAnswer.OldPost post -> budget.answer(asker);
            case ListAnswer.Veiled veiled -> affordable(veiled.letter(), asker);
            case ListAnswer.Receipt receipt -> throw new IllegalStateException("no command asks for " + receipt);
            case ListAnswer.Held held -> throw new IllegalStateException("no command asks for " + held);
            case ListAnswer.Moving moving -> throw new IllegalStateException("no command asks for " + moving);
            case ListAnswer.Undecided late -> throw new IllegalStateException("no command asks for " + late);
            case ListAnswer.Invited invited -> throw new IllegalStateException("no command asks for " + invited);
        };
    }
}
