package io.lakekit.flink;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.flink.sink.LakeSink;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Jobs on one cluster that has Paimon and the factory, each with a function of its own in its jar.
 */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class FunctionsInJobJarsTest {

    private static final int COUNT = 1_000;
    private static final int KEYS = 10;
    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> COMBINED = Column.of("combined", BIGINT);
    private static final Column<Long> EVENTS = Column.of("events", BIGINT);

    /** A row of the tables. */
    public record Entry(long id, long combined) {
        static Entry at(long index) {
            return new Entry(index % KEYS, index);
        }
    }

    @TempDir Path warehouse;
    @TempDir Path jars;

    private JobJar jar(String name, String expression) throws Exception {
        return JobJar.combining(Files.createDirectory(jars.resolve(name)), expression);
    }

    private static SummaryTable design(String name, JobJar jar, ChangelogProducer changelog) {
        return SummaryTable.named(name)
                .primaryKey(ID)
                .aggregate(COMBINED, jar.function(COUNT))
                .aggregate(EVENTS, AggFunctions.count())
                .changelog(changelog)
                .accept("LK0422", COMBINED, "the job brings the function")
                .build();
    }

    private JobClient start(SummaryTable design, JobJar jar) throws Exception {
        List<JobClient> started = new ArrayList<>();
        jar.run(
                () -> {
                    StreamExecutionEnvironment job = Jobs.streaming(jar);
                    LakeSink.into(design)
                            .rows(
                                    Jobs.throttled(job, Entry.class, COUNT, 100, Entry::at),
                                    Entry.class)
                            .attach(LakeOptions.warehouse(warehouse));
                    started.add(job.executeAsync());
                });
        return started.get(0);
    }

    /** Compacted and read where the job's class is. */
    private void assertHolds(SummaryTable design, JobJar jar, long ofIdThree) throws Exception {
        jar.run(
                () -> {
                    try (Lake lake = Lake.open(warehouse)) {
                        LakeTable<SummaryTable> table = lake.open(design);
                        for (int i = 0; i < 2; i++) {
                            assertThat(table.reader().toList()).hasSize(KEYS);
                            assertThat(table.reader().where(ID.eq(3L)).toList())
                                    .containsExactly(
                                            Row.of(ID, 3L)
                                                    .with(COMBINED, ofIdThree)
                                                    .with(EVENTS, (long) COUNT / KEYS));
                            table.compact();
                        }
                    }
                });
    }

    @ParameterizedTest
    @EnumSource(
            value = ChangelogProducer.class,
            names = {"NONE", "LOOKUP"})
    void twoVersionsOfOneClass_inJobsSideBySide_eachCombineTheirTable(ChangelogProducer changelog)
            throws Exception {
        try (JobJar bounded = jar("bounded", "Math.min(older + newer, bound)");
                JobJar largest = jar("largest", "Math.max(older, newer)")) {
            assertThat((Object) bounded.function(1).getClass())
                    .isNotEqualTo(largest.function(1).getClass());
            SummaryTable sums = design("ads.sums", bounded, changelog);
            SummaryTable maxima = design("ads.maxima", largest, changelog);

            JobClient first = start(sums, bounded);
            JobClient second = start(maxima, largest);
            first.getJobExecutionResult().get();
            second.getJobExecutionResult().get();

            assertHolds(sums, bounded, COUNT);
            assertHolds(maxima, largest, COUNT - KEYS + 3);
        }
    }

    @Test
    void functionThatFails_breaksItsTableAlone() throws Exception {
        try (JobJar broken =
                        jar(
                                "broken",
                                "java.util.Objects.requireNonNull((Long) null, \"nothing to merge\")");
                JobJar largest = jar("largest", "Math.max(older, newer)")) {
            SummaryTable bad = design("ads.bad", broken, ChangelogProducer.NONE);
            SummaryTable good = design("ads.good", largest, ChangelogProducer.NONE);

            JobClient failing = start(bad, broken);
            JobClient healthy = start(good, largest);

            assertThatThrownBy(() -> failing.getJobExecutionResult().get())
                    .hasStackTraceContaining("nothing to merge");
            healthy.getJobExecutionResult().get();
            assertHolds(good, largest, COUNT - KEYS + 3);
        }
    }

    @Test
    void tableWhoseFunctionIsElsewhere_isManagedAndReadWithoutIt() throws Exception {
        try (JobJar largest = jar("largest", "Math.max(older, newer)")) {
            SummaryTable design = design("ads.away", largest, ChangelogProducer.LOOKUP);
            start(design, largest).getJobExecutionResult().get();
            FlinkSql sql = new FlinkSql(warehouse);

            assertThat(sql.query("SELECT SUM(events) FROM ads.away").get(0).getField(0))
                    .isEqualTo((long) COUNT);
            assertThat(sql.query("SELECT * FROM ads.`away$files`")).isNotEmpty();
            sql.run("ALTER TABLE ads.away SET ('snapshot.num-retained.max' = '100')");
            sql.run("DROP TABLE ads.away");
            assertThat(warehouse.resolve("ads.db").resolve("away")).doesNotExist();
        }
    }
}
