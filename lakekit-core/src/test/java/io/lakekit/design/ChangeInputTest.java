package io.lakekit.design;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChangeInputTest {

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> A = Column.of("a", BIGINT);
    private static final Column<Long> B = Column.of("b", BIGINT);
    private static final Column<Long> AT = Column.of("at", BIGINT);
    private static final SequenceGroup PLAIN =
            SequenceGroup.named("plain").orderedBy(AT).latest(A, B);

    private static List<String> said(ChangeInput input) {
        assertThat(input.retraction()).isEmpty();
        assertThat(input.refusals().codes()).containsOnly("LK1215");
        return input.refusals().stream()
                .map(found -> found.place().within() + ": " + found.fact())
                .toList();
    }

    private static SummaryTable.Builder summary() {
        return SummaryTable.named("ads.t").primaryKey(ID);
    }

    private static WideTable.Builder wide(SequenceGroup group) {
        return WideTable.named("ads.t").primaryKey(ID).groups(group);
    }

    @Test
    void latestRows_areRemoved_orRetractionsIgnored() {
        LatestTable.Builder table = LatestTable.named("ads.t").primaryKey(ID).orderedBy(AT);

        assertThat(ChangeInput.of(table.build()).retraction()).contains(Retraction.REMOVES_ROW);
        assertThat(ChangeInput.of(table.deletes(Deletes.IGNORE).build()).retraction())
                .contains(Retraction.IGNORED);
    }

    @Test
    void rowsThatSayWhatTheyAre_areNoChanges() {
        LatestTable table =
                LatestTable.named("ads.t")
                        .primaryKey(ID)
                        .orderedBy(AT)
                        .kindIn(Column.of("op", ColumnType.STRING))
                        .build();

        assertThat(said(ChangeInput.of(table))).containsExactly("op: says what each row is");
    }

    @Test
    void firstRows_andRowsWithoutAKey_takeNoRetraction() {
        assertThat(said(ChangeInput.of(FirstTable.named("ads.t").primaryKey(ID).build())))
                .containsExactly(": the first row of a key is kept");
        assertThat(said(ChangeInput.of(AppendTable.named("ads.t").columns(ID).build())))
                .containsExactly(": every row that is written is kept");
    }

    @Test
    void summary_ofFunctionsThatUndo_takesRetractions_andNamesTheOthers() {
        assertThat(
                        ChangeInput.of(
                                        summary()
                                                .aggregate(A, AggFunctions.sum())
                                                .aggregate(B, AggFunctions.max().ignoringRetract())
                                                .build())
                                .retraction())
                .contains(Retraction.UNDOES_VALUES);
        assertThat(
                        said(
                                ChangeInput.of(
                                        summary()
                                                .aggregate(A, AggFunctions.max())
                                                .aggregate(
                                                        B, AggFunctions.latest().ignoringRetract())
                                                .aggregate(
                                                        AT.notNull(),
                                                        AggFunctions.min().ignoringRetract())
                                                .build())))
                .containsExactly(
                        "a: max() cannot undo a value",
                        "b: latest() keeps a null, retractions ignored or not",
                        "at: NOT NULL, and min() ignores retractions");
    }

    @Test
    void group_ofLatestColumns_isCleared_andItsRowStays() {
        WideTable table = wide(PLAIN).build();

        assertThat(ChangeInput.of(table, PLAIN).retraction()).contains(Retraction.CLEARS_GROUP);
        assertThat(said(ChangeInput.of(table))).containsExactly(": a row is filled group by group");
        assertThat(ChangeInput.of(wide(PLAIN).deletes(Deletes.IGNORE).build(), PLAIN).retraction())
                .contains(Retraction.IGNORED);
    }

    @Test
    void group_thatNoNullClears_namesItsColumns() {
        SequenceGroup group =
                SequenceGroup.named("g")
                        .orderedBy(AT)
                        .latestNonNull(A)
                        .aggregate(B, AggFunctions.sum())
                        .latest(Column.of("c", BIGINT).notNull());
        WideTable table = wide(group).accept("LK0405", B, "rows are written once").build();

        assertThat(said(ChangeInput.of(table, group)))
                .containsExactly(
                        "a: takes the newest value that is not null, in group 'g'",
                        "b: sum() in group 'g'",
                        "c: NOT NULL, in group 'g'");
    }

    @Test
    void foreignSlice_isRefused_andRefusalsAreThrown() {
        WideTable table = wide(PLAIN).build();
        SequenceGroup other = SequenceGroup.named("other").orderedBy(AT);

        assertThatThrownBy(() -> ChangeInput.of(table, other))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChangeInput.of(table).require())
                .isInstanceOf(DiagnosticsException.class)
                .hasMessage(
                        ChangeInput.of(table).refusals().stream()
                                .map(Diagnostic::toString)
                                .findFirst()
                                .orElseThrow());
    }
}
