package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Whether a clock tells from an answer who is on a list: the packaged server is asked on its forms to join, to leave
/// and
/// for the link to one's options, in random order in the names of members, strangers and banned people, each time
/// another
/// one and from another network, so that no budget ends. Behind each answer a page of the list is asked for at once:
/// what
/// is done behind the answer may make that one wait. See `docs/benchmarks.md`; run it by `src/bench/run answers`.
public final class Answers {
    private static final int ASKED = Integer.getInteger("asked", 3000);
    private static final int WARM = Integer.getInteger("warm", 600);
    /// Between two who ask, so that what is done behind the answers keeps up.
    private static final int PAUSE_MILLIS = Integer.getInteger("pause", 15);

    private static final List<String> FORMS =
            List.of(System.getProperty("forms", "/join,/leave,/options/link").split(","));
    private static final String LIST = "/lists/chess@lists.example.org";
    private static final Random RANDOM = new Random(7);

    /// Whose address is typed; all are equally long.
    private enum Who {
        MEMBER,
        STRANGER,
        BANNED;

        String address(int number) {
            return "p%07d@%-8s.example"
                    .formatted(number, name().toLowerCase(java.util.Locale.ROOT))
                    .replace(' ', 'x');
        }
    }

    private record Pair(Who one, Who other) {
        static final List<Pair> ALL = List.of(
                new Pair(Who.MEMBER, Who.STRANGER),
                new Pair(Who.BANNED, Who.STRANGER),
                new Pair(Who.MEMBER, Who.BANNED));
    }

    private final Browser browser;
    private int asked;

    private Answers(Browser browser) {
        this.browser = browser;
    }

    public static void main(String[] arguments) throws Exception {
        var settings = List.of(
                "-Dcarillon.delivery.route=capture",
                "-Dcarillon.lists.answers.pages-per-hour=10000000",
                "-Dquarkus.http.proxy.proxy-address-forwarding=true",
                "-Dquarkus.http.proxy.trusted-proxies=127.0.0.1");
        try (var carillon = new CarillonPeer(Tools.freePort(), Keys.fresh(), settings)) {
            carillon.domain();
            carillon.list("chess", "subscribe=confirm");
            carillon.members(
                    "chess",
                    Stream.iterate(0, i -> i + 1)
                            .limit(3L * (WARM + ASKED))
                            .map(Who.MEMBER::address)
                            .toList());
            carillon.ban("chess", Who.BANNED.address(0).replaceAll(".*@", ""));
            System.out.println("load of the machine: "
                    + Files.readString(Path.of("/proc/loadavg")).strip());
            var answers = new Answers(carillon.visitor());
            for (String form : FORMS) answers.measure(form);
        }
    }

    private void measure(String form) throws IOException, InterruptedException {
        String token = Browser.token(browser.page(LIST + (form.startsWith("/options") ? "/options" : "")));
        Map<Who, List<Double>> answers = new EnumMap<>(Who.class);
        Map<Who, List<Double>> pages = new EnumMap<>(Who.class);
        for (int i = 0; i < WARM + ASKED; i++) {
            Who who = Who.values()[RANDOM.nextInt(Who.values().length)];
            int number = asked++;
            browser.comesFrom("10.%d.%d.1".formatted(number / 256 % 256, number % 256));
            long began = System.nanoTime();
            int status = browser.post(LIST + form, token, "address", who.address(number), "name", "")
                    .statusCode();
            long answered = System.nanoTime();
            browser.page(LIST);
            long seen = System.nanoTime();
            if (status != 200) throw new IOException(form + ": " + status);
            Thread.sleep(PAUSE_MILLIS);
            if (i < WARM) continue;
            answers.computeIfAbsent(who, _ -> new ArrayList<>()).add((answered - began) / 1e6);
            pages.computeIfAbsent(who, _ -> new ArrayList<>()).add((seen - answered) / 1e6);
        }
        report(form, answers);
        report(form + ", the page asked for behind it", pages);
    }

    private static void report(String what, Map<Who, List<Double>> times) {
        System.out.println(what);
        for (var one : times.entrySet()) {
            double[] all = array(one.getValue());
            System.out.printf("  %-8s %5d times, median %.2f ms%n", one.getKey(), all.length, Tools.median(all));
        }
        for (Pair pair : Pair.ALL) {
            var test = RankTest.of(array(times.get(pair.one())), array(times.get(pair.other())));
            System.out.printf("  %s – %s: AUC %.3f, z %+.2f%n", pair.one(), pair.other(), test.auc(), test.z());
        }
    }

    private static double[] array(List<Double> times) {
        return times.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
