package org.carillon.listener;

import org.carillon.smtp.DataText;
import org.carillon.smtp.Reply;
import org.carillon.trust.refusals.Reason;

/// What a client hears, and of which kind it is where it refuses something: said where it is
/// decided, as several kinds share the codes of RFC 3463.
///
/// @param reason [Reason#OTHER] where nothing is refused
record Response(Reply reply, Reason reason) {

    /// Nothing is refused.
    static Response yes(int code, String enhanced, String... lines) {
        return yes(Reply.of(code, enhanced, lines));
    }

    static Response yes(Reply reply) {
        return new Response(reply, Reason.OTHER);
    }

    static Response no(Reason reason, int code, String enhanced, String... lines) {
        return new Response(Reply.of(code, enhanced, lines), reason);
    }

    /// From the parser of commands, which knows of nothing but their form.
    static Response illFormed(Reply reply) {
        return new Response(reply, Reason.ILL_FORMED);
    }

    static Response of(DataText.Fault fault) {
        Reason reason = switch (fault) {
            case BARE_LINE_END, NUL_IN_HEADER -> Reason.LINE_ENDS;
            case TOO_BIG, NO_MEMORY -> Reason.TOO_MUCH;
            case HEADER_TOO_BIG, TOO_MANY_FIELDS, SEVERAL_FROM -> Reason.ILL_FORMED;
            case LOOPING -> Reason.LOOP;
        };
        return new Response(fault.reply(), reason);
    }

    boolean positive() {
        return reply.positive();
    }

    /// 4yz or 5yz.
    boolean refuses() {
        return reply.temporary() || reply.permanent();
    }

    /// Code and enhanced code, such as `550 5.1.1`.
    String code() {
        return reply.code() + (reply.enhanced() == null ? "" : " " + reply.enhanced());
    }

    @Override
    public String toString() {
        return reply.toString();
    }
}
