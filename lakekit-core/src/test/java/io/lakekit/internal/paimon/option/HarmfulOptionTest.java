package io.lakekit.internal.paimon.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** With one of them switched off, exactly the options that are its own are no longer found. */
class HarmfulOptionTest {

    private static final Column<Long> K = Column.of("k", ColumnType.BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", ColumnType.BIGINT);

    /** An option on a table with a key or without, and how the entry begins that finds it. */
    private record Case(boolean keyed, String key, String value, Tables where, String entry) {

        TableDesign design() {
            if (where == Tables.OF_WHOLE_ROWS) {
                return LatestTable.named("ads.t")
                        .primaryKey(K)
                        .columns(V)
                        .accept("LK0320", "one writer")
                        .build();
            }
            return keyed
                    ? SummaryTable.named("ads.t")
                            .primaryKey(K)
                            .aggregate(V, AggFunctions.sum())
                            .build()
                    : AppendTable.named("ads.t").columns(K, V).build();
        }

        Optional<HarmfulOption> found(List<HarmfulOption> known) {
            return HarmfulOption.find(known, new GivenOption(design(), key, value));
        }

        boolean isOf(HarmfulOption option) {
            return option.key().equals(entry) && option.where() == where;
        }
    }

    private static Case on(Tables where, boolean keyed, String key, String value) {
        return new Case(keyed, key, value, where, key);
    }

    private static final List<Case> CASES =
            List.of(
                    on(Tables.FOLDING, true, "record-level.expire-time", "1 d"),
                    on(Tables.COUNTING, true, "ignore-update-before", "true"),
                    on(Tables.KEYLESS, false, "ignore-update-before", "true"),
                    on(Tables.COMBINING, true, "sequence.field.sort-order", "descending"),
                    on(Tables.OF_WHOLE_ROWS, true, "sequence.field.sort-order", "descending"),
                    on(Tables.ANY, true, "scan.snapshot-id", "1"),
                    on(Tables.ANY, false, "scan.mode", "from-timestamp"),
                    new Case(true, "log.scan", "from-timestamp", Tables.ANY, "scan.mode"),
                    on(Tables.ANY, true, "scan.timestamp", "2026-11-28 00:00:00"),
                    on(Tables.ANY, true, "scan.timestamp-millis", "1"),
                    on(Tables.ANY, true, "scan.watermark", "1"),
                    on(Tables.ANY, true, "scan.file-creation-time-millis", "1"),
                    on(Tables.ANY, true, "scan.creation-time-millis", "1"),
                    on(Tables.ANY, true, "scan.tag-name", "t"),
                    on(Tables.ANY, true, "scan.version", "1"),
                    on(Tables.ANY, true, "scan.bounded.watermark", "1"),
                    on(Tables.ANY, true, "stream-scan-mode", "file-monitor"),
                    on(Tables.ANY, true, "batch-scan-mode", "compact-bucket-table"),
                    on(Tables.ANY, true, "scan.bounded", "true"),
                    on(Tables.ANY, true, "scan.partitions", "max_pt()"),
                    new Case(
                            true,
                            "lookup.dynamic-partition",
                            "max_pt()",
                            Tables.ANY,
                            "scan.partitions"),
                    new Case(false, "incremental-between", "1,2", Tables.ANY, "incremental-"),
                    on(Tables.ANY, true, "query-auth.enabled", "true"),
                    on(Tables.ANY, false, "branch", "test"));

    private static final List<HarmfulOption> ALL = HarmfulOption.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void optionSwitchedOff_missesItsOwnCasesAlone(HarmfulOption off) {
        List<HarmfulOption> rest = ALL.stream().filter(option -> option != off).toList();
        List<Case> missed = CASES.stream().filter(one -> one.found(rest).isEmpty()).toList();

        assertThat(missed)
                .isNotEmpty()
                .containsExactlyElementsOf(CASES.stream().filter(one -> one.isOf(off)).toList());
    }

    @Test
    void optionOfTheOtherKindOfTable_doesNoHarm() {
        assertThat(new Case(true, "local-merge-buffer-size", "1 mb", Tables.KEYED, "").found(ALL))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "scan.parallelism, 4",
        "scan.manifest.parallelism, 4",
        "scan.watermark.alignment.group, ads",
        "scan.split-enumerator.batch-size, 20",
        "scan.plan-sort-partition, true",
        "scan.max-splits-per-task, 20",
        "scan.infer-parallelism, false",
        "scan.mode, default",
        "log.system, none",
        "ignore-update-before, false"
    })
    void optionThatChangesNoRow_isNoHarm(String key, String value) {
        for (boolean keyed : List.of(true, false)) {
            Case one = new Case(keyed, key, value, Tables.ANY, "");
            assertThat(one.found(ALL)).isEmpty();
        }
    }
}
