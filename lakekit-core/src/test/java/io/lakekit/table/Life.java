package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.common.base.Throwables;
import com.google.common.util.concurrent.Uninterruptibles;
import io.lakekit.catalog.Lake;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One table's life in one process: handles, writers, compactions, faults, changes of its schema and
 * new tables of its name, against sums in plain Java. Every writer does what the documentation says
 * when it is refused. Steps choose among what is there, so that any of them can be left out.
 */
final class Life {

    /** What is done. */
    enum Act {
        OPEN_TABLE,
        OPEN_WRITER,
        WRITE,
        COMMIT,
        COMMIT_ON_BAD_FILES,
        ABORT,
        CLOSE,
        COMPACT,
        ADD_COLUMN,
        CREATE_ANEW,
        USE_CLOSED,
        USE_IN_ANOTHER_THREAD,
        READ_BY_AN_OLD_HANDLE
    }

    /**
     * @param which of the handles, writers or keys that are there
     * @param value of a row, or where a fault strikes
     */
    record Step(Act act, int which, int value) {}

    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final List<Column<Long>> SUMS =
            List.of(
                    Column.of("clicks", BIGINT),
                    Column.of("views", BIGINT),
                    Column.of("cost", BIGINT));
    private static final List<String> PLACES = List.of("/manifest/", "snapshot-");
    private static final Act[] OFTEN =
            Stream.concat(
                            Stream.of(Act.values()),
                            Stream.of(
                                    Act.WRITE,
                                    Act.WRITE,
                                    Act.WRITE,
                                    Act.WRITE,
                                    Act.COMMIT,
                                    Act.COMMIT,
                                    Act.COMMIT,
                                    Act.COMPACT))
                    .toArray(Act[]::new);

    /** A handle with the columns that it knows. */
    private record Handle(LakeTable<SummaryTable> table, int columns) {}

    /** A writer and what it was given since its last commit. */
    private static final class Pen {
        Handle handle;
        TableWriter<SummaryTable> writer;
        RecordSink<Row> sink;
        final List<Row> pending = new ArrayList<>();

        Pen(Handle handle) {
            this.handle = handle;
            this.writer = handle.table().writer();
            this.sink = writer.rows();
        }
    }

    private final Lake lake;
    private final FaultyFileIO files;
    private final List<Handle> handles = new ArrayList<>();
    private final List<Pen> pens = new ArrayList<>();
    private final List<Pen> closed = new ArrayList<>();
    private final Map<Long, Map<String, Long>> truth = new HashMap<>();
    private int columns = 1;

    private Life(Lake lake, FaultyFileIO files) {
        this.lake = lake;
        this.files = files;
    }

    static List<Step> steps(Random random, int count) {
        return Stream.generate(
                        () ->
                                new Step(
                                        OFTEN[random.nextInt(OFTEN.length)],
                                        random.nextInt(1_000),
                                        random.nextInt(1_000)))
                .limit(count)
                .toList();
    }

    /** The first difference, null if there is none. */
    static @Nullable String play(Lake lake, FaultyFileIO files, List<Step> steps) {
        lake.drop(design(1).name());
        Life life = new Life(lake, files);
        lake.create(design(1));
        life.open();
        for (int i = 0; i < steps.size(); i++) {
            try {
                life.play(steps.get(i));
                life.requireTruth();
            } catch (RuntimeException | AssertionError e) {
                files.heal();
                life.pens.forEach(pen -> pen.writer.close());
                return "step "
                        + i
                        + ", "
                        + steps.get(i)
                        + ": "
                        + Throwables.getStackTraceAsString(e);
            }
        }
        life.pens.forEach(life::commit);
        life.pens.forEach(pen -> pen.writer.close());
        life.requireTruth();
        return null;
    }

    private static SummaryTable design(int columns) {
        SummaryTable.Builder builder =
                SummaryTable.named("ads.life")
                        .primaryKey(ID)
                        .buckets(Buckets.fixed(1))
                        .changelog(ChangelogProducer.LOOKUP);
        SUMS.subList(0, columns).forEach(sum -> builder.aggregate(sum, AggFunctions.sum()));
        return builder.build();
    }

    private void play(Step step) {
        switch (step.act()) {
            case OPEN_TABLE -> open();
            case OPEN_WRITER -> openWriter(step);
            case WRITE -> pen(step, pen -> put(pen, step.value()));
            case COMMIT -> pen(step, this::commit);
            case COMMIT_ON_BAD_FILES -> pen(step, pen -> commitOnBadFiles(pen, step.value()));
            case ABORT -> pen(step, this::abort);
            case CLOSE -> pen(step, this::close);
            case COMPACT -> compact(of(handles, step));
            case ADD_COLUMN -> addColumn();
            case CREATE_ANEW -> createAnew(step);
            case USE_CLOSED -> useClosed(step);
            case USE_IN_ANOTHER_THREAD -> pen(step, this::useInAnotherThread);
            case READ_BY_AN_OLD_HANDLE -> readBy(of(handles, step));
        }
    }

    private static <T> T of(List<T> all, Step step) {
        return all.get(step.which() % all.size());
    }

    private void pen(Step step, Consumer<Pen> action) {
        if (!pens.isEmpty()) {
            action.accept(of(pens, step));
        }
    }

    private Handle open() {
        Handle handle = new Handle(lake.open(design(columns)), columns);
        handles.add(handle);
        if (handles.size() > 5) {
            handles.remove(0);
        }
        return handle;
    }

    private void openWriter(Step step) {
        if (pens.size() >= 4) {
            return;
        }
        try {
            pens.add(new Pen(of(handles, step)));
        } catch (DiagnosticsException e) {
            assertThat(e.diagnostics().codes()).containsExactly("LK1208");
        }
    }

    private static void put(Pen pen, int value) {
        Column<Long> sum = SUMS.get(value % pen.handle.columns());
        Row row = Row.of(ID, value % 3L).with(sum, 1L + value);
        pen.sink.write(row);
        pen.pending.add(row);
    }

    /** Only if it returns, or says so when asked, are the rows in. */
    private void commit(Pen pen) {
        long before = pen.writer.lastIdentifier();
        try {
            pen.writer.commit();
            made(pen);
        } catch (CommitUnknownException e) {
            files.heal();
            if (pen.writer.lastIdentifier() > before) {
                made(pen);
            } else {
                pen.pending.forEach(pen.sink::write);
            }
        } catch (DiagnosticsException e) {
            files.heal();
            assertThat(e.diagnostics().codes()).containsExactly("LK1208");
            reopen(pen);
        } catch (IllegalStateException e) {
            files.heal();
            pen.writer.abort();
            pen.pending.forEach(pen.sink::write);
        }
    }

    private void made(Pen pen) {
        for (Row row : pen.pending) {
            Map<String, Long> sums = truth.computeIfAbsent(row.get(ID), id -> new HashMap<>());
            for (Column<Long> sum : SUMS) {
                if (row.has(sum)) {
                    sums.merge(sum.name(), row.get(sum), Long::sum);
                }
            }
        }
        pen.pending.clear();
    }

    /** Through a handle of now; what was not committed is written again. */
    private void reopen(Pen pen) {
        pen.writer.close();
        Pen fresh = new Pen(open());
        pen.pending.forEach(
                row -> {
                    fresh.sink.write(row);
                    fresh.pending.add(row);
                });
        pens.set(pens.indexOf(pen), fresh);
    }

    private void commitOnBadFiles(Pen pen, int value) {
        put(pen, value);
        Operation operation = Operation.values()[value / 2 % Operation.values().length];
        files.only(PLACES.get(value % 2)).fail(operation, 1 + value / 12 % 3);
        commit(pen);
        files.heal();
    }

    private void abort(Pen pen) {
        pen.writer.abort();
        pen.pending.clear();
    }

    private void close(Pen pen) {
        pen.writer.close();
        pen.writer.close();
        pens.remove(pen);
        closed.add(pen);
    }

    private static void compact(Handle handle) {
        try {
            handle.table().compact();
        } catch (DiagnosticsException e) {
            assertThat(e.diagnostics().codes()).containsExactly("LK1208");
        }
    }

    private void addColumn() {
        if (columns < SUMS.size()) {
            columns++;
            lake.apply(lake.plan(design(columns)));
        }
    }

    /** Rows of writers that were not committed yet stay theirs to write. */
    private void createAnew(Step step) {
        if (step.value() % 4 == 0) {
            lake.drop(design(1).name());
            columns = SUMS.size();
            lake.create(design(columns));
            truth.clear();
        }
    }

    private void useClosed(Step step) {
        if (!closed.isEmpty()) {
            Pen pen = of(closed, step);
            Row row = Row.of(ID, 1L).with(SUMS.get(0), 1L);
            assertThatThrownBy(() -> pen.sink.write(row)).hasMessageContaining("is closed");
            assertThatThrownBy(pen.writer::commit).hasMessageContaining("is closed");
        }
    }

    private void useInAnotherThread(Pen pen) {
        if (pen.pending.isEmpty()) {
            return;
        }
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(() -> pen.sink.write(Row.of(ID, 1L).with(SUMS.get(0), 1L)));
        other.setUncaughtExceptionHandler((thread, e) -> thrown.set(e));
        other.start();
        Uninterruptibles.joinUninterruptibly(other);
        assertThat(thrown.get()).hasMessageContaining("belongs to thread");
    }

    private void readBy(Handle handle) {
        List<Column<Long>> known = SUMS.subList(0, handle.columns());
        assertThat(sums(handle.table(), known)).isEqualTo(expected(known));
    }

    private void requireTruth() {
        List<Column<Long>> known = SUMS.subList(0, columns);
        assertThat(sums(lake.open(design(columns)), known)).isEqualTo(expected(known));
    }

    private Map<Long, Map<String, Long>> expected(List<Column<Long>> known) {
        Map<Long, Map<String, Long>> all = new HashMap<>();
        List<String> names = known.stream().map(Column::name).toList();
        truth.forEach(
                (id, sums) -> {
                    Map<String, Long> kept = new HashMap<>(sums);
                    kept.keySet().retainAll(names);
                    all.put(id, kept);
                });
        return all;
    }

    private static Map<Long, Map<String, Long>> sums(
            LakeTable<SummaryTable> table, List<Column<Long>> known) {
        return table.reader().toList().stream()
                .collect(
                        Collectors.toMap(
                                row -> row.get(ID),
                                row -> {
                                    Map<String, Long> sums = new HashMap<>();
                                    for (Column<Long> sum : known) {
                                        Long value = row.get(sum);
                                        if (value != null) {
                                            sums.put(sum.name(), value);
                                        }
                                    }
                                    return sums;
                                }));
    }
}
