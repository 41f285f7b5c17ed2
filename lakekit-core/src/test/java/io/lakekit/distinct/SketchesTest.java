package io.lakekit.distinct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BinaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.paimon.utils.HllSketchUtil;
import org.apache.paimon.utils.ThetaSketch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sketches estimate within their bounds, and unite as Paimon's own functions do. */
@Tag("long")
class SketchesTest {

    @ParameterizedTest
    @CsvSource({"0,1", "7,1", "300,20", "10000,20", "100000,20", "1000000,3"})
    void union_ofOverlappingParts_estimatesWithinBounds(int count, int seeds) {
        int hllMissed = 0;
        int thetaMissed = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            List<long[]> parts = parts(new SplittableRandom(seed).longs(count).toArray());
            byte[] hll =
                    merged(parts.stream().map(ids -> Hll.of(ids).toBytes()), HllSketchUtil::union);
            byte[] theta =
                    merged(parts.stream().map(ids -> Theta.of(ids).toBytes()), ThetaSketch::union);

            hllMissed += holds(Hll.read(hll).estimate(), count) ? 0 : 1;
            thetaMissed += Theta.read(theta).estimate().covers(count) ? 0 : 1;
            assertThat(Hll.read(hll).estimate().value()).isCloseTo(count, withinPercentage(6.5));
            assertThat(Theta.read(theta).estimate().isExact()).isEqualTo(count <= 4096);
        }
        assertThat(hllMissed).as("of seeds 1 to %d", seeds).isLessThanOrEqualTo(3);
        assertThat(thetaMissed).as("of seeds 1 to %d", seeds).isLessThanOrEqualTo(3);
    }

    /** Twenty parts; each id is in two of them. */
    private static List<long[]> parts(long[] ids) {
        List<long[]> parts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            long[] twice = LongStream.concat(Arrays.stream(ids), Arrays.stream(ids)).toArray();
            int from = (int) (i * (long) ids.length / 20);
            int length = Math.min(ids.length, ids.length / 10 + 1);
            parts.add(Arrays.copyOfRange(twice, from, from + length));
        }
        return parts;
    }

    /** The bounds of a few hundred ids are narrower than what coinciding hashes cost. */
    private static boolean holds(Estimate estimate, long count) {
        return estimate.covers(count) || count < 400 && estimate.rounded() == count;
    }

    private static byte[] merged(Stream<byte[]> sets, BinaryOperator<byte[]> union) {
        return sets.reduce(union).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void union_ofTwoStored_isPaimonsByteForByte(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        long[] a = random.longs(random.nextInt(20_000), 0, 30_000).toArray();
        long[] b = random.longs(random.nextInt(600), 0, 30_000).toArray();

        byte[] first = Hll.of(a).toBytes();
        byte[] second = Hll.of(b).toBytes();

        assertThat(Hll.read(first).union(Hll.read(second)).toBytes())
                .as("seed %d", seed)
                .isEqualTo(HllSketchUtil.union(first, second));
        assertThat(Hll.read(second).union(Hll.read(first)).toBytes())
                .as("seed %d", seed)
                .isEqualTo(HllSketchUtil.union(second, first));
        assertThat(Theta.of(a).union(Theta.of(b)).toBytes())
                .as("seed %d", seed)
                .isEqualTo(ThetaSketch.union(Theta.of(a).toBytes(), Theta.of(b).toBytes()));
    }

    @Test
    void hll_mixedPrecisions_uniteAtTheCoarserInEitherOrder() {
        Hll fine = Hll.builder(14).add(LongStream.range(0, 100_000).toArray()).build();
        Hll coarse = Hll.builder(10).add(LongStream.range(50_000, 150_000).toArray()).build();

        assertThat(fine.union(coarse).lgK()).isEqualTo(10);
        assertThat(coarse.union(fine).lgK()).isEqualTo(10);
        assertThat(fine.union(coarse).estimate().covers(150_000)).isTrue();
        assertThat(Hll.builder().union(fine.toBytes()).build().lgK()).isEqualTo(14);
        assertThat(Hll.of(1).lgK()).isEqualTo(12);
        assertThat(fine.union(Hll.builder(4).build()).lgK()).isEqualTo(14);
    }

    /** What the Javadoc of Hll warns of. */
    @Test
    void hll_emptyCoarseSketch_coarsensTheRowInPaimon() {
        byte[] fine = Hll.of(LongStream.range(0, 100_000).toArray()).toBytes();
        byte[] empty = Hll.builder(4).build().toBytes();

        assertThat(Hll.read(HllSketchUtil.union(fine, empty)).lgK()).isEqualTo(4);
        assertThat(Hll.read(HllSketchUtil.union(empty, fine)).lgK()).isEqualTo(12);
    }

    @Test
    void hll_lgKOutOfBounds_isRefused() {
        assertThatThrownBy(() -> Hll.builder(22))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lgK is 22; use 4 to 21");
    }

    @Test
    void theta_overlapOfTwo_isWithinBounds() {
        Theta a = Theta.of(LongStream.range(0, 100_000).toArray());
        Theta b = Theta.of(LongStream.range(60_000, 160_000).toArray());

        assertThat(a.intersection(b).estimate()).matches(estimate -> estimate.covers(40_000));
        assertThat(a.difference(b).estimate()).matches(estimate -> estimate.covers(60_000));
        Theta few = Theta.of("x", "y").intersection(Theta.of("y", "z"));
        assertThat(Theta.read(few.toBytes()).estimate()).isEqualTo(new Estimate(1, 1, 1));
    }

    @Test
    void ids_textAndItsBytes_areOneAndAnEmptyOneIsNone() {
        byte[] bytes = "user-7 \u4e2d".getBytes(StandardCharsets.UTF_8);
        String text = "user-7 \u4e2d";

        Hll hll = Hll.builder().add(text, "").add(bytes).add(new byte[0]).build();
        Theta theta = Theta.builder().add(text, "").add(bytes).add(new byte[0]).build();

        assertThat(hll.estimate().rounded()).isEqualTo(1);
        assertThat(theta.estimate().rounded()).isEqualTo(1);
        assertThat(Hll.builder().add(7).add("7").build().estimate().rounded()).isEqualTo(2);
        assertThat(Theta.builder().add(7).add("7").build().estimate().rounded()).isEqualTo(2);
    }

    @Test
    void ids_arePaimonsOwn() {
        assertThat(Hll.of(1, 2, 3).toBytes()).isEqualTo(HllSketchUtil.sketchOf(1, 2, 3));
        assertThat(Theta.of(1, 2, 3).toBytes()).isEqualTo(ThetaSketch.sketchOf(1, 2, 3));
    }

    @Test
    void builder_addedToAfterBuild_leavesTheBuiltSketchAlone() {
        Hll.Builder hlls = Hll.builder().add("a").union(Hll.of("b").toBytes()).union(null);
        Theta.Builder thetas = Theta.builder().add("a").union(Theta.of("b").toBytes()).union(null);
        Hll hll = hlls.build();
        Theta theta = thetas.build();

        assertThat(hlls.add("c").build().estimate().rounded()).isEqualTo(3);
        assertThat(thetas.add("c").build().estimate().rounded()).isEqualTo(3);
        assertThat(hll.estimate().rounded()).isEqualTo(2);
        assertThat(theta.estimate().rounded()).isEqualTo(2);
    }
}
