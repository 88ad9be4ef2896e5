package org.carillon.smtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.carillon.mail.Address;
import org.carillon.mail.LetterTerms;
import org.carillon.mail.RecipientTerms;
import org.junit.jupiter.api.Test;

class CommandParserTest {

    @Test
    void readsMailWithItsParameters() {
        assertEquals(
                new Command.Mail(Address.of("a@b.example"), 100, Command.Body.EIGHT_BIT, LetterTerms.NONE),
                CommandParser.parse("mail from:<a@b.example> BODY=8bitmime SIZE=100"));
        assertEquals(
                new Command.Mail(null, Command.UNDECLARED, Command.Body.SEVEN_BIT, LetterTerms.NONE),
                CommandParser.parse("MAIL FROM:<>"));
    }

    @Test
    void aSizeNeverOverflows() {
        var mail = assertInstanceOf(Command.Mail.class, CommandParser.parse("MAIL FROM:<> SIZE=" + "9".repeat(20)));
        assertEquals(Long.MAX_VALUE, mail.size());
        assertInstanceOf(Command.Malformed.class, CommandParser.parse("MAIL FROM:<> SIZE=" + "9".repeat(30)));
    }

    @Test
    void ignoresAWellFormedRoute() {
        assertEquals(
                new Command.Rcpt(Address.of("c@d.example"), RecipientTerms.NONE),
                CommandParser.parse("RCPT TO:<@a.example,@b.example:c@d.example>"));
    }

    /// RFC 6533 §3; kept in the form that is ASCII, which reports and all other hosts can have.
    @Test
    void anOriginalRecipientMayBeInLettersOfAllScripts() {
        for (String said : new String[] {"größe@far.example", "gr\\x{F6}\\x{DF}e@far.example"}) {
            var rcpt = assertInstanceOf(
                    Command.Rcpt.class, CommandParser.parse("RCPT TO:<a@b.example> ORCPT=UTF-8;" + said));
            assertEquals("UTF-8;gr\\x{F6}\\x{DF}e@far.example", rcpt.terms().original());
        }
        for (String said :
                new String[] {"rfc822;größe@far.example", "utf-8;a\u00a0b@c", "utf-8;a\u0085b@c", "utf-8;"}) {
            assertInstanceOf(Command.Malformed.class, CommandParser.parse("RCPT TO:<a@b.example> ORCPT=" + said), said);
        }
    }

    @Test
    void knowsPostmasterWithoutADomain() {
        assertEquals(new Command.RcptPostmaster(RecipientTerms.NONE), CommandParser.parse("RCPT TO:<pOsTmAsTeR>"));
    }

    @Test
    void everyRefusalFitsItsReplyLine() {
        for (String line :
                new String[] {"MAIL", "RCPT TO:<a>", "RCPT TO:<a!b>", "DATA x", "BDAT x", "FOO", "EHLO", "VRFY"}) {
            Reply reply = switch (CommandParser.parse(line)) {
                case Command.Malformed malformed -> malformed.reply();
                case Command.MalformedData malformed -> malformed.reply();
                case Command.MalformedBdat malformed -> malformed.reply();
                case Command.Unknown unknown -> unknown.reply();
                default -> throw new AssertionError(line);
            };
            assertTrue(reply.bytes().length <= 512 && reply.permanent(), line);
        }
    }

    @Property(tries = 5000)
    void neverThrows(@ForAll("lines") String line) {
        CommandParser.parse(line);
    }

    @Property
    void neverThrowsOnAnyText(@ForAll String text) {
        CommandParser.parse(text);
        CommandParser.parse("MAIL FROM:" + text);
        CommandParser.parse("RCPT TO:<" + text + ">");
    }

    @Property
    void whateverIsAnAddressCanBeARecipient(@ForAll("locals") String local) {
        var address = new Address(local, "b.example");
        assertEquals(new Command.Rcpt(address, RecipientTerms.NONE), CommandParser.parse("RCPT TO:<" + address + ">"));
    }

    /// Anything printable is a local part, quoted where it must be.
    @Provide
    Arbitrary<String> locals() {
        return Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(64);
    }

    @Provide
    Arbitrary<String> lines() {
        var verbs = Arbitraries.of("MAIL FROM:", "RCPT TO:", "EHLO ", "DATA", "mail", "HELP ");
        var pieces = Arbitraries.of(
                        "<",
                        ">",
                        "@",
                        ":",
                        ",",
                        "\"",
                        "\\",
                        "a",
                        "b.example",
                        " ",
                        "SIZE=",
                        "9",
                        "[",
                        "]",
                        "!",
                        "ä",
                        "\t")
                .list()
                .ofMaxSize(25)
                .map(parts -> String.join("", parts));
        return Combinators.combine(verbs, pieces).as(String::concat);
    }
}
