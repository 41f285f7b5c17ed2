package io.lakekit.advisor;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.diagnostic.Severity;
import io.lakekit.paimon.AdvisedDesigns;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.yaml.YamlDesigns;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every workload, on drawn ones. */
@Tag("long")
class RandomWorkloadsTest {

    private static final int DRAWN = Integer.getInteger("lakekit.workloads", 50);

    @TempDir Path warehouse;

    private static Spec draw(SplittableRandom random) {
        Spec spec = new Spec();
        List<EventStream> streams = new ArrayList<>();
        int count = random.nextInt(1, 7);
        double rows = 0;
        for (int i = 0; i < count; i++) {
            EventStream stream =
                    EventStream.of(
                                    "s" + i,
                                    Math.exp(random.nextDouble(-3, 12)),
                                    Math.exp(random.nextDouble(2, 8)))
                            .columns(random.nextInt(0, 40));
            rows += stream.eventsPerSecond() * 86_400;
            streams.add(stream);
        }
        spec.streams = streams;
        spec.keys = Math.max(1, (long) (rows * Math.pow(random.nextDouble(), 3)));
        if (random.nextBoolean()) {
            double least = Math.max(0, 1 - spec.keys / rows);
            spec.updates = random.nextDouble(least, 1.0000001);
            spec.updates = Math.min(1, spec.updates);
        }
        if (random.nextInt(4) == 0) {
            spec.keysInAll = spec.keys * random.nextInt(1, 400);
        }
        spec.lateness = Duration.ofSeconds((long) Math.exp(random.nextDouble(0, 14)));
        // Of the keys, so that the other draws stay what they were.
        spec.attribution = spec.keys % 2 == 0 ? null : Duration.ofHours(spec.keys % (24 * 30));
        spec.retention =
                random.nextInt(3) == 0 ? null : Duration.ofHours(random.nextInt(1, 24 * 90));
        spec.queries =
                new QueryMix(part(random), part(random), part(random), part(random), part(random))
                        .scans(random.nextDouble(0.01, 1));
        spec.freshness = Duration.ofMillis((long) Math.exp(random.nextDouble(7, 19)));
        spec.longestRead = Duration.ofMillis((long) Math.exp(random.nextDouble(7, 20)));
        spec.writers = random.nextInt(1, 4);
        spec.delivery = random.nextBoolean() ? Delivery.ONCE : Delivery.AT_LEAST_ONCE;
        return spec;
    }

    private static double part(SplittableRandom random) {
        return random.nextInt(3) == 0 ? 0 : random.nextDouble();
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23})
    void buckets_whereThereAreSeveral_holdBetween200MegabytesAndAGigabyte(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int several = 0;
        for (int i = 0; i < DRAWN; i++) {
            WorkloadFacts facts = new WorkloadFacts(draw(random).build());
            int count = count(facts);
            if (count > 1) {
                several++;
                assertThat(facts.bytesPerPartition() / count)
                        .as("seed %d, workload %d", seed, i)
                        .isBetween(200e6, 1e9);
            }
        }
        assertThat(several).isGreaterThan(DRAWN / 10);
    }

    private static int count(WorkloadFacts facts) {
        return facts.buckets().map(fixed -> fixed.count()).orElse(0);
    }

    /** Hours have a twenty-fourth of the buckets each, so it is those of a day that grow. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33})
    void moreBytes_neverNeedFewerBuckets(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int more = 0;
        for (int i = 0; i < DRAWN; i++) {
            Spec spec = draw(random);
            WorkloadFacts before = new WorkloadFacts(spec.build());
            double factor = random.nextDouble(1, 10);
            spec.streams =
                    spec.streams.stream()
                            .map(
                                    s ->
                                            new EventStream(
                                                    s.name(),
                                                    s.eventsPerSecond(),
                                                    s.bytesPerRow() * factor,
                                                    s.columns()))
                            .toList();
            WorkloadFacts after = new WorkloadFacts(spec.build());

            assertThat(after.kind()).isEqualTo(before.kind());
            assertThat(perDay(after))
                    .as("seed %d, workload %d", seed, i)
                    .isGreaterThanOrEqualTo(perDay(before));
            if (after.partitioning() == before.partitioning()) {
                assertThat(count(after)).isGreaterThanOrEqualTo(count(before));
            }
            more += count(after) > count(before) ? 1 : 0;
        }
        assertThat(more).isGreaterThan(DRAWN / 10);
    }

    private static int perDay(WorkloadFacts facts) {
        return count(facts) * facts.partitioning().perDay();
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void fresherRows_neverNeedFewerCommits_norLaterOnesFewerFiles(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < DRAWN; i++) {
            Spec spec = draw(random);
            Sizes before = DesignAdvisor.advise(spec.build()).sizes();
            spec.freshness = spec.freshness.dividedBy(2);
            Sizes fresher = DesignAdvisor.advise(spec.build()).sizes();
            assertThat(fresher.commitsPerDay()).isGreaterThanOrEqualTo(before.commitsPerDay());

            Partitioning was = new WorkloadFacts(spec.build()).partitioning();
            spec.lateness = spec.lateness.multipliedBy(2);
            Workload later = spec.build();
            if (new WorkloadFacts(later).partitioning() == was) {
                assertThat(DesignAdvisor.advise(later).sizes().filesPerCommit())
                        .as("seed %d, workload %d", seed, i)
                        .isGreaterThanOrEqualTo(fresher.filesPerCommit());
            }
        }
    }

    /** Of seeds whose first fifty workloads are given all kinds. */
    @ParameterizedTest
    @ValueSource(longs = {56, 337})
    void recommendedDesign_buildsWithoutWarnings_isReadBack_andPaimonTakesIt(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<TableKind> kinds = EnumSet.noneOf(TableKind.class);
        for (int i = 0; i < DRAWN; i++) {
            Recommendation advised = DesignAdvisor.advise(draw(random).build());
            TableDesign design = AdvisedDesigns.of(advised);
            String text = YamlDesigns.print(design);

            assertThat(design.warnings().of(Severity.WARNING)).isEmpty();
            assertThat(design.warnings().of(Severity.ERROR)).isEmpty();
            assertThat(YamlDesigns.parse("sketch.yaml", text)).as(text).isEqualTo(design);
            // A job of its own compacts, if the workload says so.
            assertThat(PaimonSchemas.check(design).codes()).as(text).isSubsetOf("LK0819");
            kinds.add(advised.kind());
        }
        assertThat(kinds).containsExactlyInAnyOrder(TableKind.values());
    }

    @Test
    void recommendedDesign_isCreatedInARealWarehouse() {
        SplittableRandom random = new SplittableRandom(61);
        try (Lake lake = Lake.open(warehouse)) {
            for (int i = 0; i < 40; i++) {
                TableDesign design = AdvisedDesigns.of(DesignAdvisor.advise(draw(random).build()));
                assertThat(lake.create(design).unwrap().primaryKeys())
                        .hasSameSizeAs(design.primaryKey());
                lake.drop(design.name());
            }
        }
    }

    /** What is asked of the record is what its settings are. */
    @ParameterizedTest
    @ValueSource(longs = {71, 72})
    void sketch_hasTheSettingsRecommended(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < DRAWN; i++) {
            Recommendation advised = DesignAdvisor.advise(draw(random).build());
            TableDesign design = advised.outline().build();

            assertThat(design.buckets().orElse(null)).isEqualTo(advised.buckets());
            assertThat(design.changelog()).isEqualTo(advised.changelog());
            assertThat(design.retention()).isEqualTo(advised.retention());
            assertThat(design.partitionColumns())
                    .hasSize(new WorkloadFacts(advised.workload()).keyColumns() - 1);
            assertThat(design.getClass().getSimpleName().toUpperCase(java.util.Locale.ROOT))
                    .isEqualTo(advised.kind().name() + "TABLE");
        }
    }
}
