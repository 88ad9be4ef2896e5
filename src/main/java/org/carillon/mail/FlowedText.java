package org.carillon.mail;

/// Plain text whose paragraphs were cut into lines by the sender's program, with a blank at the end of each line
/// that goes on (`format=flowed`, RFC 3676 §4). One pass, linear, no text is an error.
final class FlowedText {
    private static final String SIGNATURE = "-- ";

    private final boolean dropBlank;
    private final StringBuilder out = new StringBuilder();
    /// Quote marks of the paragraph that is open; -1 when none is.
    private int open = -1;

    private FlowedText(boolean dropBlank) {
        this.dropBlank = dropBlank;
    }

    /// Each paragraph on one line; quoted ones begin with their marks and a blank, as `>> `.
    ///
    /// @param dropBlank the blank that joins two lines is no part of the text (`DelSp=yes`)
    static String plain(String text, boolean dropBlank) {
        var flowed = new FlowedText(dropBlank);
        text.lines().forEach(flowed::line);
        flowed.end();
        return flowed.out.toString();
    }

    private void line(String line) {
        int depth = 0;
        while (depth < line.length() && line.charAt(depth) == '>') depth++;
        String text = line.substring(depth);
        if (text.startsWith(" ")) text = text.substring(1); // stuffed, §4.4
        boolean signature = text.equals(SIGNATURE);
        if (depth != open || signature) {
            end();
            out.append(">".repeat(depth)).append(depth > 0 && !text.isEmpty() ? " " : "");
        }
        boolean goesOn = text.endsWith(" ") && !signature;
        out.append(goesOn && dropBlank ? text.substring(0, text.length() - 1) : text);
        open = depth;
        if (!goesOn) end();
    }

    private void end() {
        if (open >= 0) out.append('\n');
        open = -1;
    }
}
