package org.carillon.listener;

import java.util.Optional;
import org.carillon.mail.Address;
import org.carillon.people.Person;
import org.carillon.smtp.Command;
import org.carillon.trust.refusals.Reason;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Whether a letter may begin: what MAIL announces against what this door, this client and the house can do now.
final class SenderCheck {
    static final Response WANTS_UTF8 = Response.no(
            Reason.ILL_FORMED, 553, "5.6.7", "An address with letters outside ASCII needs SMTPUTF8 behind MAIL FROM");
    private static final Response TOO_BIG = Response.no(Reason.TOO_MUCH, 552, "5.3.4", "The message is too big");
    static final Response NO_ROOM =
            Response.no(Reason.OUR_FAULT, 452, "4.3.1", "No room for letters at the moment, please try again later");
    private static final Response ONLY_UNDER_TLS = Response.no(
            Reason.NOT_SIGNED_IN, 555, "5.5.4", "REQUIRETLS is for letters that come under TLS: send STARTTLS first");
    private static final Response FIRST_TLS = Response.no(Reason.NOT_SIGNED_IN, 530, "5.7.0", "Send STARTTLS first");
    private static final Response FIRST_SIGN_IN =
            Response.no(Reason.NOT_SIGNED_IN, 530, "5.7.0", "Sign in first: AUTH PLAIN or AUTH LOGIN");
    private static final Response NOT_YOURS = Response.no(
            Reason.NOT_THEIRS, 553, "5.7.1", "That address is not one of yours: send as an address of your account");
    private static final Response AWAY = Response.no(
            Reason.OUR_FAULT, 451, "4.3.0", "The address cannot be looked up at the moment, please try again later");
    private static final Logger LOG = Logger.getLogger(SenderCheck.class);

    private SenderCheck() {}

    /// Empty when it may.
    static Optional<Response> refusal(Premises premises, Standing standing, Command.Mail mail) {
        Optional<Response> who =
                premises.entrance().wantsPerson() ? unknown(premises, standing, mail) : Optional.empty();
        return who.or(() -> unfit(premises, standing, mail));
    }

    /// RFC 6409 §4.3 and §6.1. The empty sender may stand in receipts of people's mail programs (RFC 8098 §3).
    private static Optional<Response> unknown(Premises premises, Standing standing, Command.Mail mail) {
        @Nullable Person person = standing.person();
        if (!standing.secured()) return Optional.of(FIRST_TLS);
        if (person == null) return Optional.of(FIRST_SIGN_IN);
        @Nullable Address sender = mail.sender();
        if (sender == null) return Optional.empty();
        try {
            boolean theirs = premises.inside().registry().theirs(person, sender);
            return theirs ? Optional.empty() : Optional.of(NOT_YOURS);
        } catch (PeopleAwayException away) {
            LOG.warnf("people away why=\"%s\"", Fates.neutral(String.valueOf(away.getMessage())));
            return Optional.of(AWAY);
        }
    }

    private static Optional<Response> unfit(Premises premises, Standing standing, Command.Mail mail) {
        @Nullable Address sender = mail.sender();
        if (sender != null && !sender.ascii() && !mail.terms().utf8()) return Optional.of(WANTS_UTF8);
        if (mail.terms().requireTls() && !standing.secured()) return Optional.of(ONLY_UNDER_TLS);
        if (mail.size() > premises.limits().maxMessageSize().asLongValue()) return Optional.of(TOO_BIG);
        return premises.inside().room().getAsBoolean() ? Optional.empty() : Optional.of(NO_ROOM);
    }
}
