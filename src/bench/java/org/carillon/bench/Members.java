package org.carillon.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A list of very many by its real doors, on H2 and on PostgreSQL: a file of members taken in by a program, the same
/// file once more, pages as an owner opens them, and the export with the memory that lives meanwhile. See
/// `docs/benchmarks.md`; run it by `src/bench/run members`.
public final class Members {
    private static final int MANY = Integer.getInteger("members", 1_000_000);
    private static final int LOOKS = Integer.getInteger("looks", 31);
    private static final String ON = System.getProperty("on", "h2,postgresql");
    private static final boolean SHUFFLED = Boolean.getBoolean("shuffled");
    /// Until the JIT has seen it; on another list.
    private static final int WARM = Integer.getInteger("warm", 50_000);

    private static final String OWNER = "olga@owners.example";
    private static final String LIST = "/lists/many@lists.example.org";

    private final CarillonPeer carillon;
    /// Of PostgreSQL; H2 lives in the server.
    private final Optional<Long> database;

    private Members(CarillonPeer carillon, Optional<Long> database) {
        this.carillon = carillon;
        this.database = database;
    }

    public static void main(String[] arguments) throws Exception {
        for (String database : ON.split(",")) {
            System.out.println("on " + database + ", load of the machine before: "
                    + Files.readString(Path.of("/proc/loadavg")).strip());
            if (database.equals("h2")) {
                on(Optional.empty(), List.of());
                continue;
            }
            try (var server = EmbeddedPostgres.builder()
                    .setPGStartupWait(Duration.ofSeconds(60))
                    .start()) {
                on(
                        Optional.of(postmaster(server)),
                        List.of(
                                "-Dcarillon.database.url=jdbc:postgresql://localhost:" + server.getPort() + "/postgres",
                                "-Dcarillon.database.user=postgres",
                                "-Dcarillon.database.password=postgres"));
            }
        }
    }

    private static long postmaster(EmbeddedPostgres server) throws IOException, SQLException {
        try (var connection = server.getPostgresDatabase().getConnection();
                var row = connection.createStatement().executeQuery("show data_directory")) {
            row.next();
            return Long.parseLong(Files.readAllLines(Path.of(row.getString(1), "postmaster.pid"))
                    .getFirst()
                    .strip());
        }
    }

    private static void on(Optional<Long> database, List<String> settings) throws Exception {
        try (var carillon = new CarillonPeer(Tools.freePort(), Keys.fresh(), settings)) {
            System.out.println("carillon pid=" + carillon.pid());
            new Members(carillon, database).measure();
        }
    }

    private void measure() throws Exception {
        carillon.domain();
        carillon.list("warm");
        carillon.list("many");
        carillon.owner("many", OWNER);
        Path warm = file(WARM, "warm");
        imported("warm", warm, WARM, "warming up: ");
        Files.delete(warm);
        Path file = file(MANY, "member");
        imported("many", file, MANY, "");
        if (!Boolean.getBoolean("once")) imported("many", file, MANY, "the same once more: ");
        if (!Boolean.getBoolean("brief")) pages();
        if (!Boolean.getBoolean("brief")) exported();
        Files.delete(file);
    }

    /// Members of many domains, by their addresses, as other programs write them, or in no order, which
    /// is dearer, as each then goes to another place of every index.
    private static Path file(int count, String word) throws IOException {
        List<Integer> order =
                IntStream.range(0, count).boxed().collect(Collectors.toCollection(() -> new ArrayList<>(count)));
        if (SHUFFLED) Collections.shuffle(order, new Random(7));
        Path file = Files.createTempFile("members", ".csv");
        try (var out = Files.newBufferedWriter(file)) {
            out.write("address,name,mode,ack\n");
            for (int i : order) {
                String mode = i % 1000 == 7 ? "nomail" : "regular";
                out.write("%s%07d@host%04d.example,Name %07d,%s,off%n".formatted(word, i, i % 1000, i, mode));
            }
        }
        return file;
    }

    private void imported(String list, Path file, int count, String words) throws Exception {
        long began = System.nanoTime();
        double before = cpu(carillon.pid());
        double databaseBefore = databaseCpu();
        String report = carillon.members(list, file);
        double seconds = seconds(began);
        System.out.printf(
                "  processor time: %.1f s of the server, %.1f s of PostgreSQL%n",
                cpu(carillon.pid()) - before, databaseCpu() - databaseBefore);
        System.out.printf(
                "%simport of %,d members: %.1f s = %,.0f/s; %s; load %s; %s%n",
                words,
                count,
                seconds,
                count / seconds,
                report,
                Files.readString(Path.of("/proc/loadavg")).strip(),
                Footprint.of(carillon.pid()));
    }

    private void pages() throws Exception {
        var browser = carillon.browser(OWNER);
        String page = LIST + "/members";
        int half = MANY / 2;
        String middle =
                browser.page(page + "?find=member%07d".formatted(half)).replaceAll("(?s).*/members/(\\d+)\".*", "$1");
        Map<String, String> looks = new LinkedHashMap<>();
        looks.put("the first page", page);
        looks.put("a page in the midst", page + "?after=i" + middle);
        looks.put("the page before it", page + "?before=i" + middle);
        looks.put("a search by address", page + "?find=member%07d".formatted(MANY - 1));
        looks.put("a search that finds all", page + "?find=m");
        looks.put("a search by name", page + "?find=name+%07d".formatted(MANY - 1));
        looks.put("those who get nothing", page + "?mode=nomail");
        looks.put("the first page of the trail", LIST + "/trail");
        for (int i = 0; i < 30; i++) browser.page(page);
        for (var look : looks.entrySet()) {
            double[] took = new double[LOOKS];
            for (int i = 0; i < LOOKS; i++) {
                long began = System.nanoTime();
                browser.page(look.getValue());
                took[i] = seconds(began) * 1e3;
            }
            java.util.Arrays.sort(took);
            System.out.printf(
                    "%s: %.0f ms (%.0f – %.0f)%n", look.getKey(), Tools.median(took), took[0], took[LOOKS - 1]);
        }
    }

    /// Reads it as fast as it comes, and stops ten times for the memory that lives.
    private void exported() throws Exception {
        Footprint before = Footprint.of(carillon.pid());
        long most = 0;
        long lines = 0;
        long bytes = 0;
        long spent = 0;
        long began = System.nanoTime();
        try (var text =
                new BufferedReader(new InputStreamReader(carillon.exported("many"), StandardCharsets.UTF_8), 1 << 16)) {
            for (String line = text.readLine(); line != null; line = text.readLine()) {
                bytes += line.length() + 2L;
                if (++lines % Math.max(1, MANY / 10) != 0) continue;
                long stopped = System.nanoTime();
                most = Math.max(most, Footprint.of(carillon.pid()).heapMb());
                spent += System.nanoTime() - stopped;
            }
        }
        double seconds = seconds(began) - spent / 1e9;
        System.out.printf(
                "export of %,d lines, %,d bytes: %.1f s; %d MB of heap lived before, at most %d MB meanwhile%n",
                lines, bytes, seconds, before.heapMb(), most);
    }

    /// Seconds of all cores that a process took.
    private static double cpu(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .map(time -> time.toMillis() / 1e3)
                .orElse(0.0);
    }

    private double databaseCpu() {
        return database.flatMap(ProcessHandle::of).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.children()))
                .mapToDouble(process -> cpu(process.pid()))
                .sum();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
