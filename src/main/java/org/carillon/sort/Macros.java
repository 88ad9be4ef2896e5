package org.carillon.sort;

/// The four abbreviations of procmail, put in as text. Source: the regular expressions that procmail 3.22 documents.
final class Macros {
    private static final String HEADS =
            "(^((Original-)?(Resent-)?(To|Cc|Bcc)|(X-Envelope|Apparently(-Resent)?)-To):(.*";
    private static final String FROM = "(((Resent-)?(From|Sender)|X-Envelope-From):|>?From )([^>]*[^(.%@a-z0-9])?";
    private static final String DAEMON = "(^(Mailing-List:|Precedence:.*(junk|bulk|list)|To: Multiple recipients of |"
            + FROM
            + "(Post(ma?(st(e?r)?|n)|office)|(send)?Mail(er)?|daemon|m(mdf|ajordomo)|n?uucp|LIST(SERV|proc)|NETSERV"
            + "|o(wner|ps)|r(e(quest|sponse)|oot)|b(ounce|bs\\.smtp)|echo|mirror|s(erv(ices?|er)|mtp(error)?|ystem)"
            + "|A(dmin(istrator)?|MMGR|utoanswer))(([^).!:a-z0-9][-_a-z0-9]*)?[%@>\t ][^<)]*(\\(.*\\).*)?)?$([^>]|$)))";
    private static final String MAILER = "(^" + FROM
            + "(Post(ma(st(er)?|n)|office)|(send)?Mail(er)?|daemon|mmdf|n?uucp|ops|r(esponse|oot)"
            + "|(bbs\\.)?smtp(error)?|s(erv(ices?|er)|ystem)|A(dmin(istrator)?|MMGR))"
            + "(([^).!:a-z0-9][-_a-z0-9]*)?[%@>\t ][^<)]*(\\(.*\\).*)?)?$([^>]|$))";
    private static final String[][] ALL = {
        {"^FROM_DAEMON", DAEMON},
        {"^FROM_MAILER", MAILER},
        {"^TO_", HEADS + "[^-a-zA-Z0-9_.])?)"},
        {"^TO", HEADS + "[^a-zA-Z])?)"},
    };

    private Macros() {}

    /// @param daemon whether `^FROM_DAEMON` stood there, which makes the whole expression ignore case
    record Expanded(String text, boolean daemon) {}

    /// A backslash before the name keeps it from being one.
    /// @param escaped whether one stood before the source
    static Expanded expand(String source, boolean escaped) {
        if (!source.contains("^TO") && !source.contains("^FROM_")) return new Expanded(source, false);
        var text = new StringBuilder();
        boolean daemon = false;
        for (int at = 0; at < source.length() && text.length() <= Pattern.MAX_LENGTH; ) {
            int which = (at == 0 ? escaped : source.charAt(at - 1) == '\\') ? -1 : at(source, at);
            if (which < 0) {
                text.append(source.charAt(at++));
                continue;
            }
            text.append(ALL[which][1]);
            at += ALL[which][0].length();
            daemon |= which == 0;
        }
        return new Expanded(text.toString(), daemon);
    }

    private static int at(String source, int at) {
        for (int i = 0; i < ALL.length; i++) if (source.startsWith(ALL[i][0], at)) return i;
        return -1;
    }
}
