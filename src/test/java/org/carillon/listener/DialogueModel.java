package org.carillon.listener;

import java.util.ArrayList;
import java.util.List;

/// What RFC 5321, 2033, 3030, 3207, 4954 and 6409 want to hear in answer to each [Move], told as plainly as can be:
/// five facts, and a list of recipients. Shares nothing with the dialogue that it is compared with.
final class DialogueModel {
    /// The codes of the answers, and what came into the house meanwhile.
    record Expected(List<Integer> codes, List<String> delivered) {
        static Expected code(int code) {
            return new Expected(List.of(code), List.of());
        }
    }

    private final boolean lmtp;
    private final boolean forPeople;
    private boolean secured;
    private boolean signedIn;
    private boolean greeted;
    private boolean begun;
    private boolean chunking;
    private boolean over;
    private final List<String> recipients = new ArrayList<>();

    DialogueModel(Entrance entrance) {
        lmtp = entrance == Entrance.LMTP;
        forPeople = entrance == Entrance.SUBMISSION || entrance == Entrance.SUBMISSIONS;
        secured = entrance == Entrance.SUBMISSIONS;
    }

    boolean chunking() {
        return chunking;
    }

    /// True when the server has hung up.
    boolean over() {
        return over;
    }

    Expected after(Move move) {
        return switch (move) {
            case HELO, EHLO -> greeting(!lmtp);
            case LHLO -> greeting(lmtp);
            case MAIL, MAIL_FROM_NOBODY, MAIL_AS_SOMEBODY_ELSE, MAIL_TOO_BIG -> Expected.code(mail(move));
            case RCPT, RCPT_ANOTHER, RCPT_UNKNOWN, RCPT_OUTSIDE -> Expected.code(recipient(move));
            case DATA -> data(true);
            case DATA_WITH_A_LONE_LF -> data(false);
            case CHUNK -> chunk(false, true);
            case CHUNK_WITH_A_LONE_LF -> chunk(false, false);
            case LAST_CHUNK -> chunk(true, true);
            case DATA_WITH_MORE -> {
                forget();
                yield Expected.code(501);
            }
            case CHUNK_WITHOUT_A_SIZE -> {
                over = true;
                yield Expected.code(501);
            }
            case RSET -> {
                forget();
                yield Expected.code(250);
            }
            case NOOP -> Expected.code(250);
            case VRFY -> Expected.code(252);
            case HELP -> Expected.code(214);
            case EXPN -> Expected.code(502);
            case NONSENSE -> Expected.code(500);
            case STARTTLS -> Expected.code(startTls());
            case AUTH -> Expected.code(auth(true));
            case AUTH_WRONGLY -> Expected.code(auth(false));
            case QUIT -> {
                over = true;
                yield Expected.code(221);
            }
        };
    }

    private void forget() {
        begun = false;
        chunking = false;
        recipients.clear();
    }

    private Expected greeting(boolean ofThisProtocol) {
        if (!ofThisProtocol) return Expected.code(500);
        greeted = true;
        forget();
        return Expected.code(250);
    }

    private int mail(Move move) {
        if (!greeted || begun) return 503;
        if (forPeople && !(secured && signedIn)) return 530;
        if (forPeople && move == Move.MAIL_AS_SOMEBODY_ELSE) return 553;
        if (move == Move.MAIL_TOO_BIG) return 552;
        begun = true;
        return 250;
    }

    private int recipient(Move move) {
        if (!begun || chunking) return 503;
        if (move == Move.RCPT_UNKNOWN) return 550;
        if (move == Move.RCPT_OUTSIDE && !signedIn) return 550;
        recipients.add(move.recipient());
        return 250;
    }

    private Expected data(boolean well) {
        boolean early = !begun || chunking;
        var to = List.copyOf(recipients);
        forget();
        if (early) return Expected.code(503);
        if (to.isEmpty()) return Expected.code(lmtp ? 503 : 554);
        var codes = new ArrayList<>(List.of(354));
        codes.addAll(answers(to, well));
        return new Expected(codes, well ? each(to) : List.of());
    }

    /// Who is named twice gets one copy.
    private static List<String> each(List<String> to) {
        return to.stream().distinct().toList();
    }

    private List<Integer> answers(List<String> to, boolean well) {
        int answer = well ? 250 : 550;
        return lmtp ? to.stream().map(one -> answer).toList() : List.of(answer);
    }

    private Expected chunk(boolean last, boolean well) {
        if (!begun) return Expected.code(503);
        var to = List.copyOf(recipients);
        if (to.isEmpty()) {
            forget();
            return Expected.code(lmtp ? 503 : 554);
        }
        chunking = true;
        if (last || !well) forget();
        if (last) return new Expected(answers(to, well), each(to));
        return Expected.code(well ? 250 : 550);
    }

    private int startTls() {
        if (secured || begun || !greeted) return 503;
        secured = true;
        greeted = false;
        return 220;
    }

    private int auth(boolean well) {
        if (!forPeople) return 502;
        if (!secured) return 538;
        if (signedIn || !greeted || begun) return 503;
        signedIn = well;
        return well ? 235 : 535;
    }
}
