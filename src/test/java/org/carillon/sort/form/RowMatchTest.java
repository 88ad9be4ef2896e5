package org.carillon.sort.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import org.carillon.sort.Action;
import org.carillon.sort.Dialect;
import org.carillon.sort.Facts;
import org.carillon.sort.RuleSet;
import org.carillon.sort.Sorter;
import org.carillon.sort.form.Row.Look;
import org.carillon.sort.form.Row.Place;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the tests of a row mean for a letter as people get them.
class RowMatchTest {
    private static final byte[] LETTER = """
            From: =?utf-8?Q?J=C3=B6rg_?= =?utf-8?Q?M=C3=BCller?= <joerg@club.example>
            To: "Lee, Ana" <ana@people.example>, bob@club.example,
            \tcy@home.example
            Subject: =?iso-8859-1?Q?Gr=FC=DFe?= from the
             chess club
            List-Id: Chess Club <chess.club.example>
            X-Spam-Flag: YES
            Content-Type: multipart/alternative; boundary=b

            --b
            Content-Type: text/plain; charset=iso-8859-1
            Content-Transfer-Encoding: quoted-printable

            Sch=F6ne Gr=FC=DFe
            and a soft=
             end
            --b
            Content-Type: text/html

            <p>Schöne <b>Grüße</b></p>
            --b--
            """.getBytes(UTF_8);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "FROM ; IS ; joerg@club.example ; true",
                "FROM ; IS ; jörg müller ; true",
                "FROM ; IS ; club.example ; false",
                "FROM ; ENDS ; @club.example ; true",
                "FROM ; ENDS ; @club ; false",
                "FROM ; BEGINS ; joerg@ ; true",
                "FROM ; BEGINS ; oerg@ ; false",
                "FROM ; CONTAINS ; MÜLLER ; true",
                "TO_OR_CC ; IS ; cy@home.example ; true",
                "TO_OR_CC ; IS ; bob@club.example ; true",
                "TO_OR_CC ; IS ; Lee, Ana ; true",
                "TO_OR_CC ; IS ; ob@club.example ; false",
                "TO_OR_CC ; IS ; bob@club.exampl ; false",
                "TO_OR_CC ; BEGINS ; cy@ ; true",
                "SUBJECT ; IS ; grüße from the chess club ; true",
                "SUBJECT ; IS ; grüße ; false",
                "SUBJECT ; BEGINS ; Grüße ; true",
                "SUBJECT ; ENDS ; club ; true",
                "SUBJECT ; CONTAINS ; joerg ; false",
                "SUBJECT ; MATCHES ; ^gr.*(chess|go) club$ ; true",
                "SUBJECT ; MATCHES ; ^chess ; false",
                "SUBJECT ; MATCHES ; chess|go ; true",
                "LIST_ID ; IS ; chess.club.example ; true",
                "LIST_ID ; CONTAINS ; chess.club ; true",
                "ANY_FIELD ; CONTAINS ; müller ; true",
                "ANY_FIELD ; CONTAINS ; soft end ; false",
                "BODY ; IS ; schöne grüße ; true",
                "BODY ; CONTAINS ; soft end ; true",
                "BODY ; ENDS ; soft end ; true",
                "BODY ; BEGINS ; nd ; false",
                "BODY ; CONTAINS ; <b> ; false",
                "BODY ; MATCHES ; ^and.*end$ ; true",
            })
    void aTestMeansWhatItSays(Place place, Look look, String value, boolean holds) {
        assertEquals(holds, holds(new Row.Text(place, "", look, false, value)));
        assertEquals(!holds, holds(new Row.Text(place, "", look, true, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "x-spam-flag, yes, true",
        "X-Spam, yes, false",
        "to, bob@club.example, true",
        "cc, ana@people.example, false"
    })
    void aFieldIsNamed(String field, String value, boolean holds) {
        assertEquals(holds, holds(new Row.Text(Place.FIELD, field, Look.IS, false, value)));
    }

    @ParameterizedTest
    @CsvSource({"true, 100, true", "true, 100000, false", "false, 100000, true", "false, 100, false"})
    void sizesAreOfTheWholeLetter(boolean larger, long bytes, boolean holds) {
        assertEquals(holds, holds(new Row.Size(larger, bytes)));
    }

    private static boolean holds(Row row) {
        var rule = new FormRule("", true, false, List.of(row), List.of(new Deed.File("box")), false);
        RuleSet rules = RuleSet.parse(FormRules.text(rule), Dialect.PERSON);
        Action first = Sorter.sort(rules, LETTER, new Facts("ana", "list-bounces@club.example", Instant.EPOCH))
                .actions()
                .getFirst();
        return first instanceof Action.Deliver deliver && deliver.folder().equals("box");
    }
}
