package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SummaryTable;
import io.lakekit.fault.FaultyFileIO;
import io.lakekit.fault.FaultyFileIO.Operation;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Writers that commit and compact one bucket at the same time as {@code LakeTable.compact()}, on
 * files that fail: each does what the documentation says, and the sums are those of the rows.
 */
@Tag("slow")
class WritersTogetherTest {

    private static final int WRITERS = 3;
    private static final int COMMITS = 12;
    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    private static final Column<Long> SUM = Column.of("sum", BIGINT);
    private static final List<String> PLACES =
            List.of("/snapshot/snapshot-", "/snapshot/LATEST", "/manifest/", "/bucket-0/");

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    private final AtomicInteger running = new AtomicInteger(WRITERS);

    @ParameterizedTest
    @EnumSource(names = {"NONE", "LOOKUP"})
    void sums_whateverFailsOrMeets_areThoseOfTheRows(ChangelogProducer changelog) throws Exception {
        long seed = Long.getLong("lakekit.seed", System.nanoTime());
        System.out.println("WritersTogetherTest: seed " + seed);
        LakeTable<SummaryTable> table =
                lake.create(
                        SummaryTable.named("ads.sums")
                                .primaryKey(ID)
                                .aggregate(SUM, AggFunctions.sum())
                                .buckets(Buckets.fixed(1))
                                .changelog(changelog)
                                .build());
        ExecutorService threads = Executors.newFixedThreadPool(WRITERS + 1);
        try {
            List<Future<Long>> written = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                Random random = new Random(seed + i);
                written.add(threads.submit(() -> write(table, random)));
            }
            Future<Integer> compacted = threads.submit(() -> compact(table));
            long expected = 0;
            for (Future<Long> each : written) {
                expected += each.get();
            }
            assertThat(compacted.get()).isNotNegative();
            lake.files().heal();
            assertThat(table.reader(SUM).toList())
                    .as("seed %d", seed)
                    .containsExactly(Row.of(SUM, expected));
        } finally {
            threads.shutdownNow();
        }
        table.compact();
    }

    private int compact(LakeTable<SummaryTable> table) {
        int done = 0;
        while (running.get() > 0) {
            try {
                table.compact();
                done++;
            } catch (RuntimeException e) {
                assertThat(e).hasMessageNotContaining("write again");
            }
        }
        return done;
    }

    private long write(LakeTable<SummaryTable> table, Random random) {
        long sum = 0;
        TableWriter<SummaryTable> writer = patiently(table::writer);
        try {
            for (int i = 0; i < COMMITS; i++) {
                long value = 1 + random.nextInt(1_000);
                fault(random);
                while (!isIn(writer, value)) {
                    patiently(
                            () -> {
                                writer.abort();
                                return true;
                            });
                }
                sum += value;
            }
        } finally {
            running.decrementAndGet();
            writer.close();
        }
        return sum;
    }

    /**
     * As the documentation says: only the commit tells, or the identifier if that does not know.
     */
    private static boolean isIn(TableWriter<SummaryTable> writer, long value) {
        long last = writer.lastIdentifier();
        try {
            writer.rows().write(Row.of(ID, 1L).with(SUM, value));
        } catch (IllegalStateException | java.io.UncheckedIOException e) {
            return false;
        }
        try {
            writer.commit();
            return true;
        } catch (CommitUnknownException e) {
            return patiently(writer::lastIdentifier) > last;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private void fault(Random random) {
        Operation[] operations = Operation.values();
        if (random.nextInt(3) == 0) {
            FaultyFileIO files = lake.files().only(PLACES.get(random.nextInt(PLACES.size())));
            files.fail(operations[random.nextInt(operations.length)], 1 + random.nextInt(4));
        }
    }

    /** Again until the faults that were armed have struck. */
    private static <T> T patiently(Callable<T> call) {
        for (int i = 0; ; i++) {
            try {
                return call.call();
            } catch (Exception e) {
                if (i == 100) {
                    throw new AssertionError("it fails for ever", e);
                }
            }
        }
    }
}
