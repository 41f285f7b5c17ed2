package io.lakekit.flink;

import static io.lakekit.flink.AdEvents.DT;
import static io.lakekit.flink.AdEvents.REQUEST;
import static io.lakekit.flink.SpendJob.BID;
import static io.lakekit.flink.SpendJob.BID_SEQ;
import static io.lakekit.flink.SpendJob.DAY;
import static io.lakekit.flink.SpendJob.REQUESTS;
import static io.lakekit.flink.SpendJob.SPENT;
import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.LakeOptions;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.LongConsumer;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * A random life of a table that jobs, writers and compactions share, against sums and latest values
 * in plain Java: {@code -Dlakekit.jobSteps} steps (each once, and 120 in the nightly profile) from
 * {@code -Dlakekit.seed}, which is printed.
 */
@Tag("long")
@ExtendWith(FlinkCluster.class)
class JobLifeTest {

    /** What is done. */
    private enum Act {
        RUN_A_JOB,
        WRITE,
        COMPACT,
        COMPACT_BY_AN_OLD_HANDLE,
        ADD_A_GROUP_BESIDE_A_JOB,
        CREATE_ANEW_BESIDE_A_JOB
    }

    private static final int STEPS = Integer.getInteger("lakekit.jobSteps", Act.values().length);
    private static final int BIDS = 600;

    /** A group that only writers fill. */
    private record Place(SequenceGroup group, Column<Long> order, Column<Long> shown) {
        static Place at(int index) {
            Column<Long> order = Column.of("seq_" + index, BIGINT);
            Column<Long> shown = Column.of("shown_" + index, BIGINT);
            return new Place(
                    SequenceGroup.named("place_" + index).orderedBy(order).latest(shown),
                    order,
                    shown);
        }
    }

    @TempDir Path directory;

    private final Map<Long, Map<String, Long>> truth = new TreeMap<>();
    private final List<LakeTable<WideTable>> old = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private Lake lake;
    private LakeTable<WideTable> table;
    private Random random;
    private int jobs;
    private long sequence;

    @Test
    void life_ofAnyOrder_endsWithTheValuesOfItsRows() throws Exception {
        long seed = Long.getLong("lakekit.seed", System.nanoTime());
        System.out.println("JobLifeTest: " + STEPS + " steps from seed " + seed);
        random = new Random(seed);
        try (Lake opened = Lake.open(warehouse())) {
            lake = opened;
            open(lake.create(design()));
            List<Act> done = new ArrayList<>();
            for (Act act : acts()) {
                done.add(act);
                play(act);
                assertThat(stored()).as("seed %d, after %s", seed, done).isEqualTo(truth);
            }
        }
    }

    /** All of them in any order, again and again. */
    private List<Act> acts() {
        List<Act> acts = new ArrayList<>();
        while (acts.size() < STEPS) {
            List<Act> round = Arrays.asList(Act.values());
            Collections.shuffle(round, random);
            acts.addAll(round);
        }
        return acts.subList(0, STEPS);
    }

    private void play(Act act) throws Exception {
        switch (act) {
            case RUN_A_JOB -> runAJob();
            case WRITE -> write();
            case COMPACT -> table.compact();
            case COMPACT_BY_AN_OLD_HANDLE -> compactBy(old.get(random.nextInt(old.size())));
            case ADD_A_GROUP_BESIDE_A_JOB -> addAGroupBesideAJob();
            case CREATE_ANEW_BESIDE_A_JOB -> createAnewBesideAJob();
        }
    }

    private WideTable design() {
        List<SequenceGroup> groups = new ArrayList<>(List.of(BID));
        places.forEach(place -> groups.add(place.group()));
        return SpendJob.table(groups.toArray(SequenceGroup[]::new));
    }

    private void open(LakeTable<WideTable> newest) {
        table = newest;
        old.add(newest);
    }

    private void runAJob() throws Exception {
        newJob().start(design(), options(), BIDS, BIDS).getJobExecutionResult().get();
        bidsCame();
    }

    private void write() {
        try (TableWriter<WideTable> writer = table.writer()) {
            for (int i = 0; i < 20; i++) {
                bid(writer, request());
                for (Place place : places) {
                    show(writer, place, request());
                }
            }
            writer.commit();
        }
    }

    /** It may do its work or be refused, and nothing of the table changes by it. */
    private static void compactBy(LakeTable<WideTable> handle) {
        try {
            handle.compact();
        } catch (DiagnosticsException e) {
            assertThat(e).hasMessageContaining("LK1208");
        }
    }

    private void addAGroupBesideAJob() throws Exception {
        SpendJob job = newJob();
        JobClient running = job.start(design(), options(), BIDS, 2);
        job.awaitCheckpoints();
        Place place = Place.at(places.size());
        places.add(place);
        open(lake.apply(lake.plan(design())));
        write();
        assertThatThrownBy(() -> running.getJobExecutionResult().get())
                .hasStackTraceContaining("LK1308");
        job.resume(design(), options(), BIDS);
        bidsCame();
    }

    private void createAnewBesideAJob() throws Exception {
        SpendJob job = newJob();
        JobClient running = job.start(design(), options(), BIDS, 2);
        job.awaitCheckpoints();
        lake.drop(design().name());
        truth.clear();
        places.clear();
        open(lake.create(design()));
        write();
        assertThatThrownBy(() -> running.getJobExecutionResult().get()).isNotNull();
    }

    private SpendJob newJob() {
        jobs++;
        return new SpendJob("life " + jobs, directory.resolve("checkpoints-" + jobs));
    }

    private void bidsCame() {
        LongConsumer came = index -> add(SpendJob.Bid.at(index).reqId(), SPENT, index);
        for (long index = 0; index < BIDS; index++) {
            came.accept(index);
        }
    }

    private long request() {
        return random.nextInt(REQUESTS);
    }

    private void bid(TableWriter<WideTable> writer, long request) {
        long spent = random.nextInt(1_000);
        writer.stream(BID).write(row(request).with(BID_SEQ, sequence++).with(SPENT, spent));
        add(request, SPENT, spent);
    }

    private void show(TableWriter<WideTable> writer, Place place, long request) {
        long shown = sequence++;
        writer.stream(place.group())
                .write(row(request).with(place.order(), shown).with(place.shown(), shown));
        truth.computeIfAbsent(request, any -> new TreeMap<>()).put(place.shown().name(), shown);
    }

    private void add(long request, Column<Long> sum, long value) {
        truth.computeIfAbsent(request, any -> new TreeMap<>()).merge(sum.name(), value, Long::sum);
    }

    private static Row row(long request) {
        return Row.of(DT, DAY).with(REQUEST, request);
    }

    /** What a new handle reads, without the values that are null. */
    private Map<Long, Map<String, Long>> stored() {
        Map<Long, Map<String, Long>> rows = new TreeMap<>();
        for (Row row : lake.open(design()).reader().toList()) {
            Map<String, Long> values = new TreeMap<>();
            keep(row, SPENT, values);
            places.forEach(place -> keep(row, place.shown(), values));
            rows.put(row.get(REQUEST), values);
        }
        return rows;
    }

    private static void keep(Row row, Column<Long> column, Map<String, Long> values) {
        Long value = row.get(column);
        if (value != null) {
            values.put(column.name(), value);
        }
    }

    private Path warehouse() {
        return directory.resolve("warehouse");
    }

    private LakeOptions options() {
        return LakeOptions.warehouse(warehouse());
    }
}
