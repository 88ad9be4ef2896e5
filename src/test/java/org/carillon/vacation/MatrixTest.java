package org.carillon.vacation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Letters with one mark each. Four programs in wide use disagree about most of them.
class MatrixTest {
    private static final Path ROWS = Path.of("src/test/resources/vacation/matrix.tsv");

    record Row(String title, String sender, List<String> fields, String outcome) {
        static Row of(String line) {
            String[] cells = line.split("\t");
            return new Row(cells[0], cells[1], fields(cells[2]), cells[3]);
        }

        private static List<String> fields(String cell) {
            if (cell.isEmpty()) return List.of();
            if (cell.startsWith("50 x ")) return Collections.nCopies(50, cell.substring(5));
            return Arrays.asList(cell.split(" \\| "));
        }

        Case letter() {
            return Case.with(fields.toArray(String[]::new)).from(sender.equals("<>") ? null : sender);
        }

        @Override
        public String toString() {
            return title;
        }
    }

    static Stream<Row> rows() throws IOException {
        return Files.readAllLines(ROWS).stream()
                .filter(line -> !line.startsWith("#"))
                .map(Row::of);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void isDecidedAsRfc3834Asks(Row row) {
        assertEquals(row.outcome(), row.letter().outcome());
    }

    @Test
    void holdsAllCases() throws IOException {
        assertEquals(105, rows().map(Row::title).distinct().count());
    }
}
