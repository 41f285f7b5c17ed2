package io.lakekit.internal.paimon.option;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each entry of the list of conditional options finds its own cases and no others. */
class ConditionalOptionTest {

    private static final Column<Long> K = Column.of("k", ColumnType.BIGINT).notNull();
    private static final Column<Long> V = Column.of("v", ColumnType.BIGINT);
    private static final Column<Long> AT = Column.of("at", ColumnType.BIGINT);

    private static final TableDesign SUMS =
            SummaryTable.named("ads.t").primaryKey(K).aggregate(V, AggFunctions.sum()).build();
    private static final TableDesign WIDE =
            WideTable.named("ads.t")
                    .primaryKey(K)
                    .groups(SequenceGroup.named("g").orderedBy(AT).latest(V))
                    .build();
    private static final TableDesign ROWS = AppendTable.named("ads.t").columns(K, V).build();

    private record Case(TableDesign design, String key, String value) {

        GivenOption option() {
            return new GivenOption(design, key, value);
        }
    }

    private static final List<Case> CASES =
            List.of(
                    new Case(WIDE, "record-level.expire-time", "1 d"),
                    new Case(SUMS, "partial-update.remove-record-on-delete", "true"),
                    new Case(WIDE, "partial-update.remove-record-on-sequence-group", "at"),
                    new Case(WIDE, "aggregation.remove-record-on-delete", "true"),
                    new Case(SUMS, "cross-partition-upsert.index-ttl", "1 d"),
                    new Case(ROWS, "ignore-delete", "true"),
                    new Case(ROWS, "rowkind.field", "v"),
                    new Case(SUMS, "rowkind.field", "v"),
                    new Case(ROWS, "scan.mode", "latest"),
                    new Case(SUMS, "log.scan", "latest"),
                    new Case(ROWS, "consumer-id", "report"),
                    new Case(WIDE, "scan.fallback-branch", "old"),
                    new Case(SUMS, "log.system", "kafka"),
                    new Case(SUMS, "scan.remove-normalize", "true"));

    private static final List<ConditionalOption> ALL = ConditionalOption.ALL;

    @ParameterizedTest
    @FieldSource("ALL")
    void optionSwitchedOff_missesItsOwnCasesAlone(ConditionalOption off) {
        List<ConditionalOption> rest = ALL.stream().filter(option -> option != off).toList();

        assertThat(
                        CASES.stream()
                                .filter(
                                        one ->
                                                ConditionalOption.find(rest, one.option())
                                                        .isEmpty()))
                .isNotEmpty()
                .allSatisfy(missed -> assertThat(missed.option().key()).isEqualTo(off.key()));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void option_isFoundByItsCodeAlone(Case one) {
        GivenOption given = one.option();

        assertThat(ConditionalOption.isConditional(given)).isTrue();
        assertThat(HarmfulOption.find(given)).isEmpty();
    }

    @Test
    void option_isAcceptedByItself() {
        AppendTable.Builder table =
                AppendTable.named("ads.t")
                        .columns(K)
                        .rawOption("scan.mode", "latest")
                        .rawOption("consumer-id", "report")
                        .accept("LK0817", "scan.mode", "the only reader starts late");

        assertThat(PaimonSchemas.refused(table.build()).toString())
                .isEqualTo(
                        "LK0817 WARNING ads.t option 'consumer-id': is 'report'; all readers of"
                                + " changes share one progress, and each misses what another has"
                                + " read. Remove it, or accept 'LK0817' for it if one job at a time"
                                + " reads the changes.");
        table.accept("LK0817", "consumer-id", "one job reads the changes");
        assertThat(PaimonSchemas.refused(table.build())).isEmpty();
    }

    @Test
    void optionOfAnotherKindOfTable_isAnotherMatter() {
        assertThat(
                        ConditionalOption.isConditional(
                                new GivenOption(SUMS, "record-level.expire-time", "1 d")))
                .isFalse();
        assertThat(
                        ConditionalOption.isConditional(
                                new GivenOption(ROWS, "scan.mode", "from-snapshot")))
                .isFalse();
    }
}
