package org.carillon.cli;

import java.io.PrintWriter;

/// `letters.mbox [#########·····] 64 %` on one line that is written again at each percent; nothing off a
/// terminal.
final class ProgressBar {
    private static final int CELLS = 30;

    private final String title;
    private final long total;
    private final PrintWriter terminal;
    private final boolean shown;
    private long done;
    private long percent = -1;

    ProgressBar(String title, long total, PrintWriter terminal, boolean shown) {
        this.title = Plain.line(title);
        this.total = Math.max(1, total);
        this.terminal = terminal;
        this.shown = shown;
    }

    synchronized void add(long amount) {
        done = Math.min(total, done + amount);
        long now = done * 100 / total;
        if (!shown || now == percent) return;
        percent = now;
        int full = (int) (now * CELLS / 100);
        terminal.print("\r" + title + " [" + "#".repeat(full) + "·".repeat(CELLS - full) + "] " + now + " %");
        terminal.flush();
    }

    synchronized void end() {
        if (shown && percent >= 0) terminal.println();
        percent = -1;
    }
}
