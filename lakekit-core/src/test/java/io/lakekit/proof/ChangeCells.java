package io.lakekit.proof;

import static io.lakekit.proof.Histories.DT;
import static io.lakekit.proof.Histories.ID;
import static io.lakekit.proof.Histories.STAGE;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Deletes;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.HybridTable;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.WideTable;
import io.lakekit.function.Balance;
import io.lakekit.function.TopCreatives;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** The kinds of table and the functions to which changes may be written. */
final class ChangeCells {

    private static final Column<String> C = Column.of("c", ColumnType.STRING);
    private static final SequenceGroup GROUP =
            SequenceGroup.named("group").orderedBy(ChangeCell.AT).latest(C);
    private static final EventType VIEW = EventType.of(STAGE, Histories.Stage.VIEW).carries(C);

    private ChangeCells() {}

    static List<ChangeCell> kinds() {
        return List.of(
                whole("latest-row table", latest().orderedBy(ChangeCell.AT)),
                whole("latest-row table without an order", latest()),
                whole(
                        "latest-row table, `Deletes.IGNORE`",
                        latest().orderedBy(ChangeCell.AT).deletes(Deletes.IGNORE)),
                whole("first-row table", first()),
                whole("first-row table, `Deletes.IGNORE`", first().deletes(Deletes.IGNORE)),
                whole("wide table, whole rows", wide(GROUP)),
                ChangeCell.of("wide table, one group of `latest` columns", wide(GROUP), GROUP),
                ChangeCell.of(
                        "wide table, `Deletes.IGNORE`", wide(GROUP).deletes(Deletes.IGNORE), GROUP),
                whole(
                        "wide table without groups, `Deletes.WHOLE_ROW`",
                        loose().deletes(Deletes.WHOLE_ROW)),
                whole("wide table without groups", loose()),
                whole("dimension table, whole rows", dimension()),
                ChangeCell.of("dimension table, one group of `latest` columns", dimension(), GROUP),
                whole("summary table of sums", sums()),
                whole("summary table, `Deletes.IGNORE`", sums().deletes(Deletes.IGNORE)),
                whole("summary table, `Deletes.WHOLE_ROW`", sums().deletes(Deletes.WHOLE_ROW)),
                whole("append table", AppendTable.named("ads.t").columns(ID, C)),
                whole("hybrid table", hybrid()),
                whole("hybrid table with an event key", hybrid().deduplicatedBy(ID)),
                ChangeCell.of(
                        "hybrid table with an event key, one type of events",
                        hybrid().deduplicatedBy(ID),
                        VIEW));
    }

    private static ChangeCell whole(String name, DesignBuilder<?, ?> builder) {
        return ChangeCell.of(name, builder, null);
    }

    private static LatestTable.Builder latest() {
        return LatestTable.named("ads.t").primaryKey(ID).columns(C);
    }

    private static FirstTable.Builder first() {
        return FirstTable.named("ads.t").primaryKey(ID).columns(C);
    }

    private static WideTable.Builder wide(SequenceGroup group) {
        return WideTable.named("ads.t").primaryKey(ID).groups(group);
    }

    private static WideTable.Builder loose() {
        return WideTable.named("ads.t").primaryKey(ID).unordered(C);
    }

    private static DimensionTable.Builder dimension() {
        return DimensionTable.named("ads.t").primaryKey(ID).groups(GROUP);
    }

    private static SummaryTable.Builder sums() {
        return SummaryTable.named("ads.t")
                .primaryKey(ID)
                .aggregate(Column.of("c", ColumnType.BIGINT), AggFunctions.sum());
    }

    private static HybridTable.Builder hybrid() {
        return HybridTable.named("ads.t").partitionedBy(DT).shared(ChangeCell.AT).eventTypes(VIEW);
    }

    /** All functions, and one of the user's that can undo a value and one that cannot. */
    static List<AggFunction<?>> functions() {
        List<AggFunction<?>> all = new ArrayList<>(Histories.functions());
        all.add(AggFunctions.userDefined(new Balance()));
        all.add(AggFunctions.userDefined(new TopCreatives(2)));
        return all;
    }

    /** A column of the function; no two values of a sum's add up to nothing. */
    @SuppressWarnings("unchecked")
    private static Column<Object> column(AggFunction<?> function) {
        ColumnType<?> type =
                switch (function.kind()) {
                    case SUM -> ColumnType.BIGINT;
                    case USER ->
                            function.userFunction() instanceof Balance
                                    ? ColumnType.BIGINT
                                    : TopCreatives.TYPE;
                    default -> Histories.typeFor(function, new SplittableRandom(3));
                };
        return (Column<Object>) (Column<?>) Column.of("c", type);
    }

    @SuppressWarnings("unchecked")
    private static AggFunction<Object> any(AggFunction<?> function) {
        return (AggFunction<Object>) function;
    }

    static ChangeCell ofSummary(AggFunction<?> function) {
        return whole(
                ChangeCell.spelled(function),
                SummaryTable.named("ads.t")
                        .primaryKey(ID)
                        .aggregate(column(function), any(function)));
    }

    /** The column in a group; empty if rules refuse it there. */
    static Optional<ChangeCell> ofGroup(AggFunction<?> function) {
        SequenceGroup group =
                SequenceGroup.named("group")
                        .orderedBy(ChangeCell.AT)
                        .aggregate(column(function), any(function));
        return wide(group).check().hasErrors()
                ? Optional.empty()
                : Optional.of(ChangeCell.of(ChangeCell.spelled(function), wide(group), group));
    }

    static ChangeCell ofOwnOrder() {
        SequenceGroup group =
                SequenceGroup.named("group").orderedBy(ChangeCell.AT).latestNonNull(C);
        return ChangeCell.of("`latestNonNull(c)` of the group", wide(group), group);
    }
}
