package io.lakekit.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakekit.catalog.Lake;
import io.lakekit.design.WideTable;
import io.lakekit.paimon.Catalogs;
import io.lakekit.schema.Row;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.paimon.catalog.Catalog;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each method of a writer and its sinks does in each of its states, and in other threads. */
@Tag("slow")
class WriterStatesTest {

    private record Note(long id, Long version, String text) {}

    /** What is called. */
    @FunctionalInterface
    private interface Call {
        void on(TableWriter<WideTable> writer, RecordSink<Row> sink);
    }

    private static final Map<String, Call> CALLS =
            Map.ofEntries(
                    Map.entry("rows()", (writer, sink) -> assertThat(writer.rows()).isNotNull()),
                    Map.entry(
                            "rows(Class)",
                            (writer, sink) -> assertThat(writer.rows(Note.class)).isNotNull()),
                    Map.entry(
                            "stream(slice)",
                            (writer, sink) -> assertThat(writer.stream(Notes.NOTE)).isNotNull()),
                    Map.entry(
                            "stream(slice, Class)",
                            (writer, sink) ->
                                    assertThat(writer.stream(Notes.NOTE, Note.class)).isNotNull()),
                    Map.entry("write", (writer, sink) -> sink.write(Notes.row(99))),
                    Map.entry("commit()", (writer, sink) -> writer.commit()),
                    Map.entry("commit(id)", (writer, sink) -> writer.commit(1_000)),
                    Map.entry(
                            "lastIdentifier",
                            (writer, sink) -> assertThat(writer.lastIdentifier()).isPositive()),
                    Map.entry("warnings", (writer, sink) -> writer.warnings().throwIfAny()),
                    Map.entry("abort", (writer, sink) -> writer.abort()),
                    Map.entry("close", (writer, sink) -> writer.close()));

    private static final Map<String, String> SAID =
            Map.of(
                    "broken",
                            "An earlier write or commit to table wide failed; abort() this writer",
                    "in doubt", "LK1206 ERROR ads.wide: commit 2 of user 'lakekit-",
                    "closed",
                            "This writer of table wide is closed; nothing of this call was done.");

    private final BreakingFileIO files = new BreakingFileIO();
    private Catalog catalog;
    private Lake lake;
    private LakeTable<WideTable> table;

    @BeforeEach
    void open(@TempDir Path warehouse) {
        catalog = Catalogs.open(warehouse.toUri().toString(), files);
        lake = Lake.open(catalog);
        table = lake.create(Notes.wide());
    }

    @AfterEach
    void close() throws Exception {
        lake.close();
        catalog.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    rows()               | -      | -        | closed
                    rows(Class)          | -      | -        | closed
                    stream(slice)        | -      | -        | closed
                    stream(slice, Class) | -      | -        | closed
                    write                | broken | in doubt | closed
                    commit()             | broken | in doubt | closed
                    commit(id)           | broken | in doubt | closed
                    lastIdentifier       | -      | -        | closed
                    warnings             | -      | -        | closed
                    abort                | -      | in doubt | closed
                    close                | -      | -        | -
                    """)
    void call_inEachState_isDoneOrRefused(
            String call, String broken, String inDoubt, String closed) {
        check(call, "-", this::opened);
        check(call, broken, this::broken);
        check(call, inDoubt, this::inDoubt);
        check(call, closed, this::closed);
    }

    private static Call call(String name) {
        return Objects.requireNonNull(CALLS.get(name));
    }

    private record Opened(TableWriter<WideTable> writer, RecordSink<Row> sink) {}

    private void check(String call, String refusal, Supplier<Opened> state) {
        Opened opened = state.get();
        long before = snapshots();
        List<Row> rows = table.reader().toList();
        try {
            Throwable thrown = catchThrowable(() -> call(call).on(opened.writer(), opened.sink()));
            if (refusal.equals("-")) {
                assertThat(thrown).as(call).isNull();
            } else {
                assertThat(thrown)
                        .as(call)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith(String.valueOf(SAID.get(refusal)));
                assertThat(snapshots()).isEqualTo(before);
                assertThat(table.reader().toList()).containsExactlyInAnyOrderElementsOf(rows);
            }
        } finally {
            opened.writer().close();
            opened.writer().close();
        }
    }

    private long snapshots() {
        return table.unwrap().latestSnapshot().orElseThrow().id();
    }

    private Opened opened() {
        TableWriter<WideTable> writer = table.writer();
        RecordSink<Row> sink = writer.rows();
        sink.write(Notes.row(1));
        writer.commit();
        sink.write(Notes.row(2));
        return new Opened(writer, sink);
    }

    private Opened broken() {
        Opened opened = opened();
        files.breakWritesOf("/manifest/");
        assertThatThrownBy(opened.writer()::commit).isInstanceOf(NothingCommittedException.class);
        files.heal();
        return opened;
    }

    private Opened inDoubt() {
        Opened opened = opened();
        files.breakAfterSnapshot();
        assertThatThrownBy(opened.writer()::commit).isInstanceOf(CommitUnknownException.class);
        files.heal();
        return opened;
    }

    private Opened closed() {
        Opened opened = opened();
        opened.writer().close();
        return opened;
    }

    @ParameterizedTest
    @ValueSource(strings = {"write", "commit()", "commit(id)", "abort"})
    void call_ofASecondThread_isRefusedUntilTheFirstCommits(String call) throws Exception {
        Opened opened = opened();
        assertThat(inAnotherThread(() -> call(call).on(opened.writer(), opened.sink())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageMatching(
                        "Thread '.*' uses a writer of table ads.wide that belongs to thread '.*'"
                                + " until that commits or aborts; nothing of this call was done. Give"
                                + " each thread a writer of its own");

        opened.writer().commit();
        assertThat(inAnotherThread(() -> call(call).on(opened.writer(), opened.sink()))).isNull();
        assertThat(inAnotherThread(opened.writer()::close)).isNull();
        assertThat(table.reader(Notes.ID).toList())
                .containsExactlyInAnyOrder(Row.of(Notes.ID, 1L), Row.of(Notes.ID, 2L));
    }

    private static @Nullable Throwable inAnotherThread(Runnable call) throws InterruptedException {
        var thread = Executors.newSingleThreadExecutor();
        try {
            Object unused = CompletableFuture.runAsync(call, thread).get();
            return null;
        } catch (ExecutionException e) {
            return e.getCause();
        } finally {
            thread.shutdown();
        }
    }

    /** Whatever it is told, the rows are as it says, and the thread is still interrupted. */
    @Test
    void commit_ofAnInterruptedThread_tellsTheTruth() {
        long expected = 0;
        try (TableWriter<WideTable> writer = table.writer()) {
            for (long i = 0; i < 5; i++) {
                writer.rows().write(Notes.row(i));
                Thread.currentThread().interrupt();
                try {
                    writer.commit();
                    expected++;
                } catch (NothingCommittedException e) {
                    assertThat(Thread.interrupted()).isTrue();
                    writer.abort();
                }
                boolean unused = Thread.interrupted();
                assertThat(table.reader().toList()).hasSize((int) expected);
            }
        }
    }

    @Test
    void iterator_afterItsStreamIsClosed_isRefused() {
        Notes.commit(table, LongStream.range(0, 10).mapToObj(Notes::row).toList());
        Stream<Row> rows = table.reader().stream();
        Iterator<Row> iterator = rows.iterator();
        assertThat(iterator.next()).isNotNull();
        rows.close();
        rows.close();

        assertThatThrownBy(() -> iterator.forEachRemaining(row -> {}))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The stream of rows of table wide is closed; rows that it did not give yet"
                                + " are not read. Open another stream");
    }
}
