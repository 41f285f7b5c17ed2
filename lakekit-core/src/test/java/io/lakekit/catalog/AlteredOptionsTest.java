package io.lakekit.catalog;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.DATE;
import static io.lakekit.schema.ColumnType.STRING;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.change.Risk;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.options.ConfigOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every option of Paimon that has few values is changed, on a filled table of each sort, to each of
 * its others: either somebody objects, or the rows are as they were, and rows that come later and a
 * compaction leave what the reference holds.
 */
@Tag("long")
class AlteredOptionsTest {

    private static final Column<Long> K = Column.of("k", BIGINT).notNull();
    private static final Column<String> DT = Column.of("dt", STRING).notNull();
    private static final Column<LocalDate> DAY = Column.of("day", DATE).notNull();
    private static final Column<Long> AT = Column.of("at", BIGINT);
    private static final Column<String> PAGE = Column.of("page", STRING);
    private static final SequenceGroup GROUP = SequenceGroup.named("g").orderedBy(AT).latest(PAGE);

    @TempDir Path warehouse;

    private final Map<String, String> outcomes = new TreeMap<>();

    private static DesignBuilder<WideTable, ?> wide(String name) {
        return WideTable.named(name)
                .primaryKey(DT, K)
                .partitionedBy(DT)
                .buckets(Buckets.fixed(1))
                .groups(GROUP);
    }

    private static Row wideRow(int i) {
        return Row.of(DT, "today")
                .with(K, (long) (i % 7))
                .with(AT, (long) (i * 5 % 11))
                .with(PAGE, "p" + i);
    }

    private static DesignBuilder<AppendTable, ?> append(String name) {
        return AppendTable.named(name).columns(DAY, K, PAGE).partitionedBy(DAY);
    }

    private static Row appendRow(int i) {
        return Row.of(DAY, LocalDate.EPOCH).with(K, (long) i).with(PAGE, "p" + i);
    }

    private static Stream<String> otherValues(ConfigOption<?> option) {
        if (option.defaultValue() instanceof Boolean was) {
            return Stream.of(String.valueOf(!was));
        }
        return option.defaultValue() instanceof Enum<?> was
                ? Stream.of(was.getDeclaringClass().getEnumConstants())
                        .filter(constant -> constant != was)
                        .map(Object::toString)
                : Stream.of();
    }

    @Test
    void optionsThatPlansChange_leaveTheRows() {
        try (Lake lake = Lake.open(warehouse)) {
            for (ConfigOption<?> option : CoreOptions.getOptions()) {
                otherValues(option).forEach(value -> alter(lake, option.key(), value));
            }
        }
        assertThat(outcomes.values()).hasSizeGreaterThan(190).contains("kept", "refused LK1102");
        assertThat(outcomes).allSatisfy((what, came) -> assertThat(came).matches("kept|refused.*"));
    }

    private void alter(Lake lake, String key, String value) {
        outcomes.put(
                key + "=" + value + " of a wide table",
                outcome(lake, key, value, AlteredOptionsTest::wide, AlteredOptionsTest::wideRow));
        outcomes.put(
                key + "=" + value + " of an append table",
                outcome(
                        lake,
                        key,
                        value,
                        AlteredOptionsTest::append,
                        AlteredOptionsTest::appendRow));
    }

    private <D extends TableDesign> String outcome(
            Lake lake,
            String key,
            String value,
            Function<String, DesignBuilder<D, ?>> design,
            IntFunction<Row> rows) {
        String name = "ads.t" + outcomes.size();
        D before = design.apply(name).build();
        ReferenceTable<D> truth = ReferenceTable.of(before);
        LakeTable<D> table = lake.create(before);
        write(table, truth, rows, 0);
        write(table, truth, rows, 10);
        try {
            TableDiff<D> diff = lake.plan(design.apply(name).rawOption(key, value).build());
            if (diff.risk() == Risk.REFUSED) {
                return "refused " + String.join(" ", diff.diagnostics().codes());
            }
            LakeTable<D> altered = lake.apply(diff);
            boolean kept = holds(altered, truth);
            write(altered, truth, rows, 20);
            kept &= holds(altered, truth);
            altered.compact();
            return kept && holds(altered, truth) ? "kept" : "other rows";
        } catch (DiagnosticsException e) {
            return "refused " + String.join(" ", e.diagnostics().codes());
        } catch (RuntimeException e) {
            return "failed: " + e;
        }
    }

    private static <D extends TableDesign> boolean holds(
            LakeTable<D> table, ReferenceTable<D> truth) {
        return sorted(table.reader().toList()).equals(sorted(truth.rows()));
    }

    private static List<String> sorted(List<Row> rows) {
        return rows.stream().map(Row::toString).sorted().toList();
    }

    private static <D extends TableDesign> void write(
            LakeTable<D> table, ReferenceTable<D> truth, IntFunction<Row> rows, int from) {
        try (TableWriter<D> writer = table.writer()) {
            for (int i = from; i < from + 10; i++) {
                writer.rows().write(rows.apply(i));
                truth.write(rows.apply(i));
            }
            writer.commit();
        }
    }
}
