package io.lakekit.rules;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.ChangeInput;
import io.lakekit.design.FirstTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.Slice;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableName;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Severity;
import io.lakekit.health.HealthReport;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What lakekit makes of the same wish, in as few words as the tests of the rules need. */
final class Kept {

    static final Column<Long> K = Column.of("k", ColumnType.BIGINT).notNull();
    static final Column<Long> V = Column.of("v", ColumnType.BIGINT);

    private Kept() {}

    static WideTable.Builder wide(SequenceGroup... groups) {
        return WideTable.named("ads.t").primaryKey(K).groups(groups);
    }

    static LatestTable.Builder latest() {
        return LatestTable.named("ads.t").primaryKey(K).columns(V);
    }

    static FirstTable.Builder first() {
        return FirstTable.named("ads.t").primaryKey(K).columns(V);
    }

    static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.t").primaryKey(K).aggregate(V, AggFunctions.sum());
    }

    /** What a stream of changes of whole rows is told, or of a slice. */
    static List<String> codesOfChanges(TableDesign design, @Nullable Slice<?> slice) {
        try {
            var unused = ChangeInput.of(design, slice).require();
            return List.of();
        } catch (DiagnosticsException e) {
            return e.diagnostics().codes();
        }
    }

    /** What a stream of changes is told by a summary of a column. */
    static <T> List<String> codesOfChanges(Column<T> column, AggFunction<? super T> function) {
        SummaryTable.Builder table =
                SummaryTable.named("ads.t").primaryKey(K).aggregate(column, function);
        table.check().of(Severity.WARNING).forEach(found -> table.accept(found, "a test"));
        return codesOfChanges(table.build(), null);
    }

    /** What is said about a table of sums with this option. */
    static List<String> codesOfRaw(String key, String value) {
        return codes(sums().rawOption(key, value).build());
    }

    /** What the Paimon on the class path makes of a design, and of a row with its options. */
    static List<String> codes(TableDesign design) {
        Diagnostics found = PaimonSchemas.check(design);
        return (found.hasErrors() ? found : found.and(PaimonSchemas.probe(design))).codes();
    }

    /** What is said about the first plain table of a warehouse. */
    static List<String> codesOfImport(Path warehouse) {
        try (Lake lake = Lake.open(warehouse)) {
            return lake.importTable(TableName.parse("plain.t0")).findings().codes();
        }
    }

    /** What is said the day after of a plain table that has a design. */
    static List<String> codesOfHealth(TableDesign design, PlainTable table) {
        return HealthReport.of(
                        LakeTable.of(design, table.unwrap()),
                        Instant.now().plus(Duration.ofDays(1)))
                .findings()
                .codes();
    }

    /** Commits rows of one group, each alone. */
    static void write(LakeTable<WideTable> table, SequenceGroup group, Row... rows) {
        try (TableWriter<WideTable> writer = table.writer()) {
            for (Row row : rows) {
                writer.stream(group).write(row);
                writer.commit();
            }
        }
    }

    /** Commits whole rows, each alone. */
    static <D extends TableDesign> void write(LakeTable<D> table, Row... rows) {
        try (TableWriter<D> writer = table.writer()) {
            for (Row row : rows) {
                writer.rows().write(row);
                writer.commit();
            }
        }
    }

    /** Commits the delete of a whole row. */
    static <D extends TableDesign> void delete(LakeTable<D> table, Row row) {
        try (TableWriter<D> writer = table.writer()) {
            writer.changes().delete(row);
            writer.commit();
        }
    }
}
