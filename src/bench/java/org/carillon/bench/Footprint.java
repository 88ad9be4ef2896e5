package org.carillon.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// Memory of a Java process.
///
/// @param heapMb what lives behind a garbage collection
/// @param residentMb of the whole process, as the system sees it
record Footprint(long heapMb, long residentMb) {
    private static final String JCMD =
            Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();

    static Footprint of(long pid) throws IOException, InterruptedException {
        for (int i = 0; i < 3; i++) Tools.said(List.of(JCMD, Long.toString(pid), "GC.run"));
        String heap = Tools.said(List.of(JCMD, Long.toString(pid), "GC.heap_info"));
        String status = Files.readString(Path.of("/proc/" + pid + "/status"));
        return new Footprint(Math.ceilDiv(number(heap, "used "), 1024), number(status, "VmRSS:") / 1024);
    }

    private static long number(String text, String before) {
        var found = Pattern.compile(before + "\\s*(\\d+)").matcher(text);
        if (!found.find()) throw new IllegalStateException("no " + before + " in " + text);
        return Long.parseLong(found.group(1));
    }

    @Override
    public String toString() {
        return "heap %d MB, resident %d MB".formatted(heapMb, residentMb);
    }
}
