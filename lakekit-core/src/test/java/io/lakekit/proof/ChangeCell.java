package io.lakekit.proof;

import io.lakekit.design.AggFunction;
import io.lakekit.design.ChangeInput;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.Retraction;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.distinct.DistinctSet;
import io.lakekit.internal.diff.Difference;
import io.lakekit.internal.diff.Differences;
import io.lakekit.internal.paimon.row.MemoryTable;
import io.lakekit.internal.paimon.row.RowEncoder;
import io.lakekit.internal.value.RowText;
import io.lakekit.proof.Schedule.Step;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.paimon.data.InternalRow;
import org.apache.paimon.types.RowKind;
import org.jspecify.annotations.Nullable;

/**
 * A table, or a slice of it, to which changes are written: three rows of one key, in several ways.
 *
 * @param name what the page says of it
 * @param slice the slice that the changes are of, or null if they are of whole rows
 */
record ChangeCell(String name, TableDesign design, @Nullable Slice<?> slice) {

    static final Column<Integer> AT = Column.of("at", ColumnType.INT);

    /** Kinds and rows of the events whose numbers the schedules name. */
    private static final List<ChangeKind> KINDS =
            List.of(
                    ChangeKind.INSERT,
                    ChangeKind.INSERT,
                    ChangeKind.DELETE,
                    ChangeKind.UPDATE_BEFORE,
                    ChangeKind.UPDATE_AFTER,
                    ChangeKind.DELETE,
                    ChangeKind.UPDATE_BEFORE,
                    ChangeKind.UPDATE_AFTER,
                    ChangeKind.INSERT);

    private static final List<Integer> ROWS = List.of(0, 1, 1, 1, 2, 0, 0, 1, 2);

    /** Apart and in one commit, before and after a compaction, before and after the row. */
    private static final List<Schedule> DELETES =
            Stream.of(
                            "w0 w1 commit w2",
                            "w0 commit compact w5 commit compact",
                            "w0 w1 commit w2 w5",
                            "w0 w1 w8 commit w5 w2",
                            "w5 commit compact w0",
                            "w5 w2 commit w0 w1")
                    .map(Schedule::parse)
                    .toList();

    private static final List<Schedule> UPDATES =
            Stream.of(
                            "w0 w1 commit w3 w4",
                            "w0 w1 commit w3 commit w4",
                            "w0 commit compact w6 w7 commit compact",
                            "w0 w6 w7 w3 w4")
                    .map(Schedule::parse)
                    .toList();

    static ChangeCell of(String name, DesignBuilder<?, ?> builder, @Nullable Slice<?> slice) {
        Histories.acceptAll(builder);
        return new ChangeCell(name, builder.build(), slice);
    }

    Optional<Retraction> retraction() {
        return ChangeInput.of(design, slice).retraction();
    }

    /** The first schedule after which a table in memory does not hold what the reference does. */
    Optional<String> wrong() {
        boolean deletesOnly =
                retraction().filter(Retraction.REMOVES_ROW::equals).isPresent()
                        && !design.values().isEmpty();
        List<ProofEvent> events = events();
        return schedules(deletesOnly)
                .filter(
                        schedule ->
                                !Differences.of(
                                                design,
                                                truth(events, schedule),
                                                new MemoryDriver(design).play(events, schedule))
                                        .isEmpty())
                .map(Schedule::text)
                .findFirst();
    }

    /** Whether plain Paimon holds what is right if nothing is retracted. */
    boolean isRightOfInserts() {
        Schedule inserts = Schedule.parse("w0 commit w1 commit compact");
        List<ProofEvent> events = events();
        return Differences.of(design, truth(events, inserts), plain(events, inserts)).isEmpty();
    }

    /** The first schedule that plain Paimon fails at, or after which it holds what is wrong. */
    Optional<String> damaged() {
        List<ProofEvent> events = events();
        return schedules(false)
                .filter(schedule -> isDamaged(events, schedule))
                .map(Schedule::text)
                .findFirst();
    }

    private boolean isDamaged(List<ProofEvent> events, Schedule schedule) {
        try {
            List<Row> rows = plain(events, schedule);
            return Differences.of(design, remaining(events, schedule), rows).stream()
                    .anyMatch(this::counts);
        } catch (RuntimeException e) {
            return true; // Paimon's own refusal
        }
    }

    /**
     * Whether a difference is one of meaning. A summary and a group keep the row of a key of which
     * nothing remains, with the order of what was retracted.
     */
    private boolean counts(Difference difference) {
        return !isOfColumn() || "c".equals(difference.column());
    }

    /** Whether it is about the function of a column, and not about the kind of the table. */
    private boolean isOfColumn() {
        return name.startsWith("`");
    }

    private static Stream<Schedule> schedules(boolean deletesOnly) {
        return deletesOnly ? DELETES.stream() : Stream.concat(DELETES.stream(), UPDATES.stream());
    }

    private List<Row> truth(List<ProofEvent> events, Schedule schedule) {
        ReferenceTable<TableDesign> table = ReferenceTable.of(design, DistinctSet::unite);
        schedule.firstWrites().forEach(event -> events.get(event).writeTo(table));
        return table.rows();
    }

    /** What the table would hold if only what nothing retracts had been written. */
    private List<Row> remaining(List<ProofEvent> events, Schedule schedule) {
        List<Row> kept = new ArrayList<>();
        List<Row> retracted = new ArrayList<>();
        for (int number : schedule.firstWrites()) {
            ProofEvent event = events.get(number);
            (event.kind().isRetracting() ? retracted : kept).add(event.row());
        }
        if (design.values().stream().noneMatch(value -> value.function().isIgnoringRetract())) {
            retracted.forEach(kept::remove);
        }
        ReferenceTable<TableDesign> table = ReferenceTable.of(design, DistinctSet::unite);
        kept.forEach(row -> new ProofEvent(slice, row).writeTo(table));
        return table.rows();
    }

    /** The rows of plain Paimon's merge functions, to which each row is written by its kind. */
    private List<Row> plain(List<ProofEvent> events, Schedule schedule) {
        MemoryTable table = MemoryTable.of(design);
        RowEncoder encoder = RowEncoder.of(design, slice);
        for (Step step : schedule.steps()) {
            switch (step.kind()) {
                case WRITE -> {
                    ProofEvent event = events.get(step.event());
                    InternalRow row = encoder.encode(event.row());
                    row.setRowKind(RowKind.fromShortString(event.kind().symbol()));
                    table.write(table.prepare(row));
                }
                case COMMIT, RESTART -> table.commit();
                case COMPACT -> {
                    table.commit();
                    table.compact();
                }
            }
        }
        table.commit();
        return table.rows();
    }

    private List<ProofEvent> events() {
        List<Row> rows = rows();
        List<ProofEvent> events = new ArrayList<>();
        for (int i = 0; i < KINDS.size(); i++) {
            events.add(new ProofEvent(slice, KINDS.get(i), rows.get(ROWS.get(i))));
        }
        return events;
    }

    /** Three rows of one key and of rising order, each with other values than the one before. */
    private List<Row> rows() {
        SplittableRandom random = new SplittableRandom(7);
        List<Row> rows = new ArrayList<>();
        while (rows.size() < 3) {
            Row row = row(rows.size() + 1, random);
            if (rows.isEmpty()
                    || Collections.disjoint(values(row), values(rows.get(rows.size() - 1)))) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** The values of a row beside its key and order, as text. */
    private static List<String> values(Row row) {
        return row.asMap().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith("c"))
                .map(entry -> RowText.value(entry.getValue()))
                .toList();
    }

    private Row row(int order, SplittableRandom random) {
        List<Column<?>> columns =
                slice == null ? design.suppliedColumns() : design.columnsOf(slice);
        List<Object> values = new ArrayList<>();
        for (Column<?> column : columns) {
            values.add(
                    switch (column.name()) {
                        case "id" -> 1;
                        case "dt" -> "2026-11-20";
                        case "stage" -> Histories.Stage.VIEW;
                        case "at" -> order;
                        default -> History.value(design, column, random);
                    });
        }
        return Row.ofValues(columns, values);
    }

    /** How the page spells a function. */
    static String spelled(AggFunction<?> function) {
        return "`" + function + (function.isIgnoringRetract() ? ".ignoringRetract()" : "") + "`";
    }
}
