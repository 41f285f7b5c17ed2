package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Severity;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every kind of design. */
class DesignContractTest {

    /** Each kind as plain as it gets and with every setting it has. */
    static List<Supplier<TableDesign>> designs() {
        return List.of(
                Samples::goodWide,
                Samples::goodDimension,
                Samples::goodLatest,
                Samples::goodFirst,
                Samples::goodSummary,
                Samples::goodAppend,
                Samples::goodHybrid,
                DesignContractTest::wideWithEverything,
                DesignContractTest::latestWithEverything,
                DesignContractTest::hybridWithEverything);
    }

    private static TableDesign wideWithEverything() {
        return Samples.wide()
                .groups(
                        Samples.BID.aggregate(Samples.CLICKS, AggFunctions.sum()),
                        Samples.CLICK
                                .thenBy(Column.of("version", ColumnType.INT))
                                .aggregate(
                                        Column.of("peak", ColumnType.INT),
                                        AggFunctions.max().ignoringRetract()))
                .deletes(Deletes.REFUSE)
                .changelog(ChangelogProducer.LOOKUP)
                .comment("why a request ended as it did")
                .rawOption("target-file-size", "64 mb")
                .keep(Retention.partitions(Duration.ofDays(9)).andSnapshots(Duration.ofHours(9)))
                .accept("LK0405", Samples.CLICKS, "clicks are de-duplicated upstream")
                .build();
    }

    private static TableDesign latestWithEverything() {
        return LatestTable.named("ads.creative")
                .primaryKey(Samples.DT, Samples.AD)
                .partitionedBy(Samples.DT)
                .columns(Samples.REASON, Samples.CLICKS)
                .orderedBy(Samples.BID_TIME, Samples.CLICKS)
                .kindIn(Column.of("op", ColumnType.STRING))
                .deletes(Deletes.IGNORE)
                .buckets(Buckets.fixed(3).by(Samples.AD))
                .changelog(ChangelogProducer.LOOKUP)
                .comment("what a creative is now")
                .rawOption("file.format", "parquet")
                .keep(
                        Retention.partitions(Duration.ofDays(9))
                                .andRows(Duration.ofDays(5), Samples.BID_TIME))
                .build();
    }

    private static TableDesign hybridWithEverything() {
        return Samples.hybrid()
                .eventTypes(Samples.IMPRESSIONS, Samples.CLICKED)
                .deduplicatedBy(Samples.EVENT_ID)
                .buckets(Buckets.fixed(3).by(Samples.EVENT_ID))
                .rawOption("file.format", "parquet")
                .build();
    }

    @Test
    void designs_coverEveryKind() {
        List<Class<?>> kinds = new ArrayList<>();
        Deque<Class<?>> open = new ArrayDeque<>(List.of(TableDesign.class));
        while (!open.isEmpty()) {
            Class<?> kind = open.pop();
            if (kind.isSealed()) {
                open.addAll(List.of(kind.getPermittedSubclasses()));
            } else {
                kinds.add(kind);
            }
        }

        assertThat(designs().stream().<Class<?>>map(design -> design.get().getClass()))
                .containsAll(kinds);
    }

    @ParameterizedTest
    @MethodSource("designs")
    void equals_ofDesignMadeAgain_holds(Supplier<TableDesign> design) {
        assertThat(design.get()).isEqualTo(design.get()).hasSameHashCodeAs(design.get());
    }

    @Test
    void equals_ofDifferentDesigns_fails() {
        assertThat(designs().stream().map(Supplier::get)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("designs")
    void serialization_bringsAnEqualDesignBack(Supplier<TableDesign> design) throws Exception {
        TableDesign before = design.get();
        TableDesign after = copy(before);

        assertThat(after)
                .isEqualTo(before)
                .hasSameHashCodeAs(before)
                .hasToString(before.toString());
        assertThat(after.columns()).isEqualTo(before.columns());
        assertThat(after.slices()).isEqualTo(before.slices());
        assertThat(after.warnings()).isEqualTo(before.warnings());
        assertThat(after.rawOptions()).isEqualTo(before.rawOptions());
    }

    @Test
    void serialization_runsNoRules() throws Exception {
        TableDesign broken =
                Samples.wide()
                        .draft(
                                new TableSettings(
                                        TableName.parse("no database"),
                                        List.of(),
                                        null,
                                        null,
                                        List.of(),
                                        List.of(),
                                        Diagnostics.none()));
        assertThat(Rules.check(broken).hasErrors()).isTrue();

        assertThat(copy(broken)).isEqualTo(broken);
    }

    @SuppressWarnings("unchecked")
    private static <T> T copy(T value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in =
                new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (T) in.readObject();
        }
    }

    @ParameterizedTest
    @MethodSource("designs")
    void lists_cannotBeChanged(Supplier<TableDesign> made) {
        TableDesign design = made.get();
        Stream<List<?>> lists =
                Stream.of(
                        design.columns(),
                        design.primaryKey(),
                        design.partitionColumns(),
                        design.slices(),
                        design.rawOptions(),
                        design.acceptances(),
                        design.suppliedColumns());

        lists.forEach(
                list ->
                        assertThatThrownBy(() -> list.add(null))
                                .isInstanceOf(UnsupportedOperationException.class));
    }

    @Test
    void build_afterMoreSettings_leavesEarlierDesignsAsTheyWere() {
        AppendTable.Builder builder = AppendTable.named("ads.t").columns(Samples.AD);
        AppendTable before = builder.build();
        AppendTable after =
                builder.columns(Samples.REQUEST).rawOption("file.format", "orc").build();

        assertThat(before.columns()).containsExactly(Samples.AD);
        assertThat(before.rawOptions()).isEmpty();
        assertThat(after.columns()).containsExactly(Samples.AD, Samples.REQUEST);
    }

    @Test
    void build_ofAcceptedWarning_keepsItReadable() {
        TableDesign design = wideWithEverything();

        assertThat(design.warnings().of(Severity.WARNING).codes()).containsExactly("LK0405");
        assertThat(design.acceptances())
                .containsExactly(
                        new Acceptance("LK0405", "clicks", "clicks are de-duplicated upstream"));
    }

    @Test
    void columnsOf_sliceOfAnotherTable_isRefused() {
        SequenceGroup stranger = SequenceGroup.named("stranger").orderedBy(Samples.BID_TIME);

        assertThatThrownBy(() -> Samples.goodWide().columnsOf(stranger))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'stranger' is not part of ads.diagnosis as designed, which has [bid,"
                                + " click]; use a slice the design was built with");
    }

    @Test
    void columns_areKeysThenPartitionsThenTheRest() {
        assertThat(Samples.goodWide().columns())
                .extracting(Column::name)
                .containsExactly(
                        "dt",
                        "req_id",
                        "ad_id",
                        "bid_ts",
                        "bid_price",
                        "click_ts",
                        "landing",
                        "reason",
                        "reason_seq");
        assertThat(Samples.goodHybrid().columns())
                .extracting(Column::name)
                .containsExactly("dt", "event", "event_id", "req_id", "bid_price", "landing");
        assertThat(Samples.goodHybrid().columnsOf(Samples.CLICKED))
                .extracting(Column::name)
                .containsExactly("dt", "event_id", "req_id", "landing");
    }

    @Test
    void appendTables_thatStoreTheSame_areEqual() {
        AppendTable.Builder listed = AppendTable.named("ads.t").columns(Samples.AD, Samples.DT);
        AppendTable.Builder derived = AppendTable.named("ads.t").columns(Samples.AD);

        assertThat(listed.partitionedBy(Samples.DT).build())
                .isEqualTo(derived.partitionedBy(Samples.DT).build())
                .hasSameHashCodeAs(derived.build())
                .isNotEqualTo(derived.columns(Samples.REQUEST).build());
    }

    @Test
    void latestNonNull_isOrderedByWhateverOrdersItsGroup() {
        Column<Integer> version = Column.of("version", ColumnType.INT);
        SequenceGroup click = SequenceGroup.named("click").orderedBy(Samples.CLICK_TIME);

        assertThat(click.latestNonNull(Samples.REASON).thenBy(version))
                .isEqualTo(click.thenBy(version).latestNonNull(Samples.REASON));
    }

    @Test
    void keysAndPartitions_areNeverNull() {
        Column<String> day = Column.of("day", ColumnType.STRING);
        Column<Long> id = Column.of("id", ColumnType.BIGINT);
        AppendTable append = AppendTable.named("ads.t").columns(id, day).partitionedBy(day).build();
        DimensionTable dimension =
                DimensionTable.named("ads.t")
                        .primaryKey(day, id)
                        .partitionedBy(day)
                        .groups(Samples.BID)
                        .build();

        assertThat(append.column("day"))
                .hasValueSatisfying(column -> assertThat(column.nullable()).isFalse());
        assertThat(append.column("id"))
                .hasValueSatisfying(column -> assertThat(column.nullable()).isTrue());
        assertThat(dimension.column("id"))
                .hasValueSatisfying(column -> assertThat(column.nullable()).isFalse());
        assertThat(dimension.column("bid_ts"))
                .hasValueSatisfying(column -> assertThat(column.nullable()).isTrue());
        assertThat(dimension.column("unknown")).isEmpty();
    }
}
