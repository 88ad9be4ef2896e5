package org.carillon.spam;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.carillon.mail.Message;

/// Letters made out of word lists, for clones without the real ones: everyday words, and among
/// them some of bell ringers or of sellers.
final class OwnLetters {
    private static final String[] EVERYDAY = words("""
            the and you that was for are with his they this have from one had not but what all were when your can said
            there use each which she how their will other about out many then them these some her would make like him into
            time has look two more write see number way could people than first water been call who oil its now find long
            down day did get come made may part over new sound take only little work know place year live back give most
            very after thing our just name good sentence man think say great where help through much before line right too
            mean old any same tell boy follow came want show also around form three small set put end does another well""");
    private static final String[] RINGERS = words("""
            bell tower rope ringing rehearsal tenor treble clapper belfry sunday practice tuning bronze foundry change
            method plain course handbell peal quarter conductor steeple vicar committee minutes agenda repair sally stay
            archive list digest patch compile release manual thread reply question answer meeting hall tea train""");
    private static final String[] SELLERS = words("""
            free offer money guarantee cash credit loan mortgage casino pills weight loss click remove unsubscribe
            limited order today winner prize million dollars investment profit risk discount cheap debt earn income
            opportunity business home bonus viagra enlargement lottery claim urgent confidential transfer account""");

    private final Random random;

    OwnLetters(long seed) {
        random = new Random(seed);
    }

    private static String[] words(String text) {
        return text.strip().split("\\s+");
    }

    List<Message> ham(int wanted) {
        return some(wanted, RINGERS, "tower.example");
    }

    List<Message> spam(int wanted) {
        return some(wanted, SELLERS, "deals.example");
    }

    private List<Message> some(int wanted, String[] trade, String domain) {
        var letters = new ArrayList<Message>();
        for (int i = 0; i < wanted; i++) {
            int author = random.nextInt(50);
            letters.add(Samples.message("From: a" + author + "@" + author + "." + domain
                    + "\nTo: us@club.example\nDate: Fri, 14 Aug 2026 11:59:00 +0000\nMessage-ID: <" + random.nextLong()
                    + "@" + domain + ">\nSubject: " + text(4, trade) + "\n\n" + text(40 + random.nextInt(80), trade)
                    + "\n"));
        }
        return letters;
    }

    /// Every second word or so is of the trade.
    private String text(int words, String[] trade) {
        var text = new StringBuilder();
        for (int i = 0; i < words; i++) {
            String[] list = random.nextBoolean() ? trade : EVERYDAY;
            text.append(list[random.nextInt(list.length)]).append(i % 12 == 11 ? '\n' : ' ');
        }
        return text.toString().strip();
    }
}
