package io.lakekit.flink.sink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.timestampLtz;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.ddl.FlinkLookup;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.flink.ChangelogRecordsTest;
import io.lakekit.flink.Jobs;
import io.lakekit.flink.job.RecordTypes;
import io.lakekit.flink.job.RetractionFindings;
import io.lakekit.flink.job.Retractions;
import io.lakekit.internal.paimon.commit.SchemaGuard;
import io.lakekit.schema.Column;
import io.lakekit.table.LakeTable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;
import org.apache.flink.api.common.RuntimeExecutionMode;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.types.RowKind;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.table.sink.TableCommitImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages of docs/diagnostics about jobs show what is found of the jobs here, none of which is
 * run. {@code -Dgolden.update=true} rewrites the findings.
 */
class DiagnosticPagesTest {

    private static final Path PAGES = Path.of("../docs/diagnostics");
    private static final String FAMILY = "LK13";

    private static final Column<Instant> CLICK_TIME = Column.of("click_ts", timestampLtz(3));
    static final SequenceGroup CLICK =
            SequenceGroup.named("click")
                    .orderedBy(CLICK_TIME)
                    .latest(Column.of("tags", array(STRING)));
    static final WideTable TABLE =
            WideTable.named("ads.request")
                    .primaryKey(
                            Column.of("dt", STRING).notNull(),
                            Column.of("req_id", BIGINT).notNull())
                    .groups(CLICK)
                    .buckets(Buckets.fixed(2))
                    .build();

    private static final Column<Long> ADVERTISER = Column.of("advertiser_id", BIGINT).notNull();
    private static final SequenceGroup NAMES =
            SequenceGroup.named("names")
                    .orderedBy(Column.of("version", BIGINT))
                    .latest(Column.of("name", STRING));

    private static final WideTable POSTPONED =
            WideTable.named("ads.request")
                    .primaryKey(
                            Column.of("dt", STRING).notNull(),
                            Column.of("req_id", BIGINT).notNull())
                    .groups(CLICK)
                    .buckets(Buckets.postpone())
                    .accept("LK0607", "a compaction job runs beside")
                    .build();

    private static final WideTable WITH_VIEWS =
            WideTable.named("ads.request")
                    .primaryKey(
                            Column.of("dt", STRING).notNull(),
                            Column.of("req_id", BIGINT).notNull())
                    .groups(
                            CLICK,
                            SequenceGroup.named("view")
                                    .orderedBy(Column.of("view_ts", timestampLtz(3)))
                                    .latest(Column.of("place", STRING)))
                    .buckets(Buckets.fixed(2))
                    .build();

    @TempDir static Path warehouses;

    /** A job that a page calls wrong, and one that it calls right. */
    record Example(Supplier<Diagnostics> wrong, Supplier<Diagnostics> right) {}

    /** A click that Flink can make. */
    public record Click(String dt, long reqId, Instant clickTs, List<String> tags) {}

    record Hidden(String dt, long reqId, Instant clickTs, List<String> tags) {}

    private static Map<String, Example> examples() {
        Map<String, Example> examples = new TreeMap<>();
        examples.put(
                "LK1300",
                new Example(() -> LakeSink.into(TABLE).check(), () -> checked(Jobs.streaming())));
        examples.put(
                "LK1301",
                new Example(DiagnosticPagesTest::hidden, () -> checked(Jobs.streaming())));
        examples.put(
                "LK1302",
                new Example(DiagnosticPagesTest::untyped, () -> checked(Jobs.streaming())));
        examples.put(
                "LK1303",
                new Example(
                        DiagnosticPagesTest::withoutCheckpoints,
                        () ->
                                with(
                                        job -> {
                                            job.enableCheckpointing(60_000);
                                        })));
        examples.put(
                "LK1304",
                settings(
                        job -> {
                            job.setRuntimeMode(RuntimeExecutionMode.BATCH);
                        },
                        job -> {
                            job.setRuntimeMode(RuntimeExecutionMode.STREAMING);
                        }));
        examples.put(
                "LK1305",
                settings(
                        job -> {
                            job.getCheckpointConfig().enableUnalignedCheckpoints(true);
                        },
                        job -> {
                            job.getCheckpointConfig().enableUnalignedCheckpoints(false);
                        }));
        examples.put(
                "LK1306",
                settings(
                        job -> {
                            job.getCheckpointConfig()
                                    .setCheckpointingConsistencyMode(
                                            CheckpointingMode.AT_LEAST_ONCE);
                        },
                        job -> {
                            job.getCheckpointConfig()
                                    .setCheckpointingConsistencyMode(
                                            CheckpointingMode.EXACTLY_ONCE);
                        }));
        examples.put(
                "LK1307",
                settings(
                        DiagnosticPagesTest::withoutLastCheckpoints,
                        DiagnosticPagesTest::withLastCheckpoints));
        examples.put(
                "LK1308",
                new Example(DiagnosticPagesTest::builtBefore, DiagnosticPagesTest::builtAfter));
        examples.put(
                "LK1317",
                new Example(() -> taken(Retractions.REFUSE), () -> taken(Retractions.NEWEST)));
        examples.put(
                "LK1318",
                new Example(
                        () -> attached(DiagnosticPagesTest::intoTwoSinks),
                        () -> attached(DiagnosticPagesTest::intoOneSink)));
        examples.put("LK1319", new Example(() -> restoredFrom(1), () -> restoredFrom(2)));
        examples.put(
                "LK1320",
                new Example(
                        () -> started(DiagnosticPagesTest::attachAndChange),
                        () -> started(DiagnosticPagesTest::changeAndAttach)));
        examples.put(
                "LK1321",
                new Example(
                        () -> startedWithoutState(DiagnosticPagesTest::again),
                        () -> startedWithoutState(DiagnosticPagesTest::againWithReason)));
        examples.put(
                "LK1322",
                new Example(
                        () -> checked(DiagnosticPagesTest::ofTwoStreams),
                        () -> checked(DiagnosticPagesTest::ofOneStream)));
        examples.put(
                "LK1324",
                new Example(
                        () -> compactingPostponed(clicks(Jobs.streaming())).check(),
                        () -> writingPostponed(clicks(Jobs.streaming())).check()));
        examples.put(
                "LK1325",
                new Example(() -> committedBefore("job"), () -> committedBefore("another job")));
        examples.put(
                "LK1323",
                new Example(
                        () -> attachedTwice(DiagnosticPagesTest::withOneName),
                        () -> attachedTwice(DiagnosticPagesTest::withTwoNames)));
        examples.put(
                "LK1340",
                new Example(
                        DiagnosticPagesTest::withoutChangelog, DiagnosticPagesTest::withChangelog));
        examples.putAll(RowExamples.all());
        examples.putAll(ChangeExamples.all());
        examples.putAll(BranchExamples.all());
        examples.putAll(OverwriteExamples.all());
        examples.put("LK1336", PreAggregationExample.get());
        return examples;
    }

    private static Diagnostics withoutChangelog() {
        DimensionTable advertiser =
                DimensionTable.named("ads.advertiser").primaryKey(ADVERTISER).groups(NAMES).build();
        return FlinkLookup.check(advertiser);
    }

    private static Diagnostics withChangelog() {
        DimensionTable advertiser =
                DimensionTable.named("ads.advertiser")
                        .primaryKey(ADVERTISER)
                        .groups(NAMES)
                        .changelog(ChangelogProducer.LOOKUP)
                        .build();
        return FlinkLookup.check(advertiser);
    }

    static Diagnostics attached(Consumer<Lake> job) {
        try (Lake lake = Lake.open(Files.createTempDirectory(warehouses, "lake"))) {
            job.accept(lake);
            return Diagnostics.none();
        } catch (DiagnosticsException e) {
            return e.diagnostics();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void intoTwoSinks(Lake lake) {
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Click> clicks = clicks(job);
        DataStream<Click> more = clicks(job);
        LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).attach(lake);
        LakeSink.into(TABLE).uidPrefix("more").stream(CLICK, more, Click.class).attach(lake);
    }

    private static void intoOneSink(Lake lake) {
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Click> clicks = clicks(job);
        DataStream<Click> more = clicks(job);
        LakeSink.into(TABLE).stream(CLICK, clicks.union(more), Click.class).attach(lake);
    }

    private static LakeSink<WideTable> ofTwoStreams(DataStream<Click> web, DataStream<Click> app) {
        return LakeSink.into(TABLE).stream(CLICK, web, Click.class).stream(CLICK, app, Click.class);
    }

    private static LakeSink<WideTable> ofOneStream(DataStream<Click> web, DataStream<Click> app) {
        return LakeSink.into(TABLE).stream(CLICK, web.union(app), Click.class);
    }

    private static Diagnostics checked(
            BiFunction<DataStream<Click>, DataStream<Click>, LakeSink<WideTable>> sink) {
        StreamExecutionEnvironment job = Jobs.streaming();
        return sink.apply(clicks(job), clicks(job)).check();
    }

    private static void withOneName(Lake lake, Lake copy) {
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Click> clicks = clicks(job);
        DataStream<Click> more = clicks(job);
        LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).attach(lake);
        LakeSink.into(TABLE).stream(CLICK, more, Click.class).attach(copy);
    }

    private static void withTwoNames(Lake lake, Lake copy) {
        StreamExecutionEnvironment job = Jobs.streaming();
        DataStream<Click> clicks = clicks(job);
        DataStream<Click> more = clicks(job);
        LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).attach(lake);
        LakeSink.into(TABLE).uidPrefix("copy").stream(CLICK, more, Click.class).attach(copy);
    }

    private static LakeSink<WideTable> compactingPostponed(DataStream<Click> clicks) {
        return LakeSink.into(POSTPONED).stream(CLICK, clicks, Click.class)
                .compaction(SinkCompaction.IN_JOB);
    }

    private static LakeSink<WideTable> writingPostponed(DataStream<Click> clicks) {
        return LakeSink.into(POSTPONED).stream(CLICK, clicks, Click.class);
    }

    private static Diagnostics attachedTwice(BiConsumer<Lake, Lake> job) {
        return attached(lake -> attached(copy -> job.accept(lake, copy)).throwIfAny());
    }

    /** What is said of the old version of a row; ChangelogRecordsTest runs such jobs. */
    private static Diagnostics taken(Retractions retractions) {
        ChangelogRecordsTest.Budget old =
                new ChangelogRecordsTest.Budget("spring", "ad1", Instant.EPOCH, 100L);
        return RetractionFindings.of(
                retractions, Place.table("changelog of Budget"), RowKind.UPDATE_BEFORE, old);
    }

    private static Example settings(
            Consumer<StreamExecutionEnvironment> wrong,
            Consumer<StreamExecutionEnvironment> right) {
        return new Example(() -> with(wrong), () -> with(right));
    }

    private static Diagnostics with(Consumer<StreamExecutionEnvironment> setting) {
        StreamExecutionEnvironment job = Jobs.streaming();
        setting.accept(job);
        return checked(job);
    }

    private static Diagnostics checked(StreamExecutionEnvironment job) {
        return LakeSink.into(TABLE).stream(CLICK, clicks(job), Click.class).check();
    }

    private static Diagnostics withoutCheckpoints() {
        StreamExecutionEnvironment job = StreamExecutionEnvironment.getExecutionEnvironment();
        return LakeSink.into(TABLE).stream(CLICK, clicks(job), Click.class).check();
    }

    private static void withoutLastCheckpoints(StreamExecutionEnvironment job) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, false);
        job.configure(settings);
    }

    private static void withLastCheckpoints(StreamExecutionEnvironment job) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH, true);
        job.configure(settings);
    }

    static DataStream<Click> clicks(StreamExecutionEnvironment job) {
        return job.socketTextStream("localhost", 1)
                .map(line -> new Click("2026-11-26", 1, Instant.EPOCH, List.of(line)))
                .returns(RecordTypes.of(Click.class));
    }

    private static Diagnostics untyped() {
        DataStream<Click> clicks =
                Jobs.streaming()
                        .socketTextStream("localhost", 1)
                        .map(line -> new Click("2026-11-26", 1, Instant.EPOCH, List.of(line)))
                        .returns(TypeInformation.of(Click.class));
        return LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).check();
    }

    private static Diagnostics hidden() {
        DataStream<Hidden> clicks =
                Jobs.streaming()
                        .socketTextStream("localhost", 1)
                        .map(line -> new Hidden("2026-11-26", 1, Instant.EPOCH, List.of(line)))
                        .returns(TypeInformation.of(Hidden.class));
        return LakeSink.into(TABLE).stream(CLICK, clicks, Hidden.class).check();
    }

    private static Diagnostics builtBefore() {
        return whileRunning(lake -> lake.create(TABLE));
    }

    private static Diagnostics builtAfter() {
        return whileRunning(
                lake -> {
                    lake.create(TABLE);
                    return lake.apply(lake.plan(WITH_VIEWS));
                });
    }

    /** What a job is told that carries a table, once the group of views was added. */
    private static Diagnostics whileRunning(Function<Lake, LakeTable<WideTable>> carried) {
        try (Lake lake = Lake.open(Files.createTempDirectory(warehouses, "lake"))) {
            SchemaGuard guard = SchemaGuard.of(carried.apply(lake).unwrap());
            lake.apply(lake.plan(WITH_VIEWS));
            return Diagnostics.copyOf(
                    guard.change().stream()
                            .map(change -> GuardedCommitter.finding("ads.request", change))
                            .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a job is told that is restored from a checkpoint and has committed its second. */
    private static Diagnostics restoredFrom(long checkpoint) {
        try (Lake lake = Lake.open(Files.createTempDirectory(warehouses, "lake"))) {
            FileStoreTable table = lake.create(TABLE).unwrap();
            try (TableCommitImpl commit = table.newCommit("job").ignoreEmptyCommit(false)) {
                commit.commit(2, List.of());
            }
            return Diagnostics.copyOf(RestoredJob.find(table, "job", checkpoint).stream().toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a run is told at its commit if a user has committed the next checkpoint before it. */
    private static Diagnostics committedBefore(String user) {
        try (Lake lake = Lake.open(Files.createTempDirectory(warehouses, "lake"))) {
            FileStoreTable table = lake.create(TABLE).unwrap();
            OtherRun other = OtherRun.of(table, "job", 1);
            try (TableCommitImpl commit = table.newCommit(user).ignoreEmptyCommit(false)) {
                commit.commit(2, List.of());
            }
            return Diagnostics.copyOf(other.find(2).stream().toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static void attachAndChange(
            StreamExecutionEnvironment job, DataStream<Click> clicks, Lake lake) {
        LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).attach(lake);
        job.getCheckpointConfig().enableUnalignedCheckpoints(true);
    }

    private static void changeAndAttach(
            StreamExecutionEnvironment job, DataStream<Click> clicks, Lake lake) {
        job.getCheckpointConfig().enableUnalignedCheckpoints(false);
        LakeSink.into(TABLE).stream(CLICK, clicks, Click.class).attach(lake);
    }

    /** What the operator that commits is told of the settings with which it starts. */
    private static Diagnostics started(Attached attached) {
        StreamExecutionEnvironment job = Jobs.streaming();
        try (Lake lake = Lake.open(Files.createTempDirectory(warehouses, "lake"))) {
            attached.attach(job, clicks(job), lake);
            StreamConfig settings = new StreamConfig(new Configuration());
            settings.setCheckpointingEnabled(true);
            settings.setCheckpointMode(CheckpointingMode.EXACTLY_ONCE);
            settings.setUnalignedCheckpointsEnabled(
                    job.getCheckpointConfig().isUnalignedCheckpointsEnabled());
            return Diagnostics.copyOf(
                    RunningJob.find(lake.open(TABLE).unwrap(), true, settings).stream().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LakeSink<WideTable> again(DataStream<Click> clicks) {
        return LakeSink.into(TABLE).stream(CLICK, clicks, Click.class);
    }

    private static LakeSink<WideTable> againWithReason(DataStream<Click> clicks) {
        return LakeSink.into(TABLE).stream(CLICK, clicks, Click.class)
                .freshStart("the topic was filled anew with the clicks of June");
    }

    /** What a sink is told whose table holds two checkpoints of a run before it. */
    private static Diagnostics startedWithoutState(
            Function<DataStream<Click>, LakeSink<WideTable>> sink) {
        SinkSettings settings = sink.apply(clicks(Jobs.streaming())).settings();
        try (Lake lake = Lake.open(Files.createTempDirectory(warehouses, "lake"))) {
            FileStoreTable table = settings.on(lake.create(TABLE).unwrap());
            String user = table.coreOptions().createCommitUser();
            try (TableCommitImpl commit = table.newCommit(user).ignoreEmptyCommit(false)) {
                commit.commit(2, List.of());
            }
            return Diagnostics.copyOf(FreshStart.find(table, settings.runs()).stream().toList());
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** The lines of a job that attach its sink. */
    private interface Attached {
        void attach(StreamExecutionEnvironment job, DataStream<Click> clicks, Lake lake);
    }

    static Stream<String> codes() {
        return examples().keySet().stream();
    }

    /** RefusedRowsTest runs the job of LK1316, which only tells when it starts. */
    @Test
    void pagesOfThisFamily_haveAnExample() throws IOException {
        try (Stream<Path> files = Files.list(PAGES)) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".md", "")))
                    .filteredOn(name -> name.startsWith(FAMILY) && !name.equals("LK1316"))
                    .containsExactlyInAnyOrderElementsOf(examples().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void wrongJob_getsTheFindingOfThePage(String code) throws IOException {
        Diagnostics found = example(code).wrong().get();
        Path page = PAGES.resolve(code + ".md");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(
                    page,
                    Files.readString(page)
                            .replaceFirst(
                                    "```text\n[^`]*```",
                                    Matcher.quoteReplacement("```text\n" + found + "\n```")));
        }

        assertThat(found.codes()).containsExactly(code);
        assertThat(Files.readString(page)).contains("```text\n" + found + "\n```\n");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void rightJob_isTaken(String code) {
        assertThat(example(code).right().get()).isEmpty();
    }

    private static Example example(String code) {
        return Objects.requireNonNull(examples().get(code), code);
    }
}
