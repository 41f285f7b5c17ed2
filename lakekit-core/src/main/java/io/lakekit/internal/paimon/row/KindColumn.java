package io.lakekit.internal.paimon.row;

import io.lakekit.design.LatestTable;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.option.TableOptions;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.data.GenericRow;
import org.apache.paimon.types.RowKind;

/**
 * The column from which Paimon reads what a row is. A row takes its kind from there, so that
 * nothing depends on who looks at which of the two.
 *
 * @param name the name of the column
 * @param position its position in the row
 * @param kinds the kinds that rows of the stream may have
 */
record KindColumn(String name, int position, List<RowKind> kinds) {

    /** Makes the refusal of a row from the column, the fact, the consequence and the way out. */
    @FunctionalInterface
    interface Wording {
        DiagnosticsException refused(String column, String fact, String consequence, String fix);
    }

    /** The column of a table; empty if rows carry their kind. */
    static Optional<KindColumn> of(TableDesign design, ToIntFunction<String> position) {
        return CoreOptions.fromMap(TableOptions.all(design))
                .rowkindField()
                .map(name -> new KindColumn(name, position.applyAsInt(name), kinds(design)));
    }

    /** Only a table that keeps the newest row of a key knows what rows that remove one do. */
    private static List<RowKind> kinds(TableDesign design) {
        return Arrays.stream(RowKind.values())
                .filter(kind -> design instanceof LatestTable || kind.isAdd())
                .toList();
    }

    /** Gives a row its kind. */
    void apply(GenericRow row, Wording wording) {
        String text = row.isNullAt(position) ? null : row.getString(position).toString();
        RowKind kind =
                kinds.stream()
                        .filter(known -> known.shortString().equals(text))
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        wording.refused(
                                                name,
                                                text == null ? "is null" : "is '" + text + "'",
                                                "the column says what the row is, and Paimon goes"
                                                        + " by it",
                                                "Supply " + listed() + "."));
        row.setRowKind(kind);
    }

    private String listed() {
        String last = kinds.get(kinds.size() - 1).shortString();
        return kinds.subList(0, kinds.size() - 1).stream()
                        .map(kind -> "'" + kind.shortString() + "'")
                        .collect(Collectors.joining(", "))
                + " or '"
                + last
                + "'";
    }
}
