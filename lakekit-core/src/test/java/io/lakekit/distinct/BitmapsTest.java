package io.lakekit.distinct;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.paimon.utils.RoaringBitmap32;
import org.apache.paimon.utils.RoaringBitmap64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random bitmaps count what sets of Java count, and Paimon's own classes agree. */
@Tag("long")
class BitmapsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rbm32_randomSets_countsAsSets(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Integer> a = narrowed(ids(random));
        Set<Integer> b = narrowed(ids(random));
        Rbm32 first = Rbm32.of(a.stream().mapToInt(Integer::intValue).toArray());
        Rbm32 second = Rbm32.of(b.stream().mapToInt(Integer::intValue).toArray());

        assertThat(first.count()).as("seed %d", seed).isEqualTo(a.size());
        assertThat(first.union(second).count()).as("seed %d", seed).isEqualTo(union(a, b));
        assertThat(first.intersection(second).count())
                .as("seed %d", seed)
                .isEqualTo(intersection(a, b));
        assertThat(first.difference(second).count())
                .as("seed %d", seed)
                .isEqualTo(difference(a, b));
        assertThat(paimonUnion32(first.toBytes(), second.toBytes()))
                .as("seed %d", seed)
                .isEqualTo(first.union(second).toBytes());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rbm64_randomSets_countsAsSets(long seed) throws IOException {
        SplittableRandom random = new SplittableRandom(seed);
        Set<Long> a = ids(random);
        Set<Long> b = ids(random);
        Rbm64 first = Rbm64.of(a.stream().mapToLong(Long::longValue).toArray());
        Rbm64 second = Rbm64.of(b.stream().mapToLong(Long::longValue).toArray());

        assertThat(first.count()).as("seed %d", seed).isEqualTo(a.size());
        assertThat(first.union(second).count()).as("seed %d", seed).isEqualTo(union(a, b));
        assertThat(first.intersection(second).count())
                .as("seed %d", seed)
                .isEqualTo(intersection(a, b));
        assertThat(first.difference(second).count())
                .as("seed %d", seed)
                .isEqualTo(difference(a, b));
        Rbm64 merged = Rbm64.read(paimonUnion64(first.toBytes(), second.toBytes()));
        assertThat(merged.count()).as("seed %d", seed).isEqualTo(union(a, b));
        assertThat(merged.difference(first.union(second)).count()).as("seed %d", seed).isZero();
    }

    /** Runs, dense stretches and lone ids, negative ones too; the same range for every set. */
    private static Set<Long> ids(SplittableRandom random) {
        Set<Long> ids = new TreeSet<>();
        for (int i = 0; i < 6; i++) {
            long start = random.nextLong(-3, 4) * 50_000;
            LongStream.range(start, start + random.nextInt(40_000)).forEach(ids::add);
            random.longs(3_000, -200_000, 200_000).forEach(ids::add);
            random.longs(20).forEach(ids::add);
        }
        return ids;
    }

    private static Set<Integer> narrowed(Set<Long> ids) {
        return ids.stream().map(Long::intValue).collect(Collectors.toSet());
    }

    private static long union(Collection<?> a, Collection<?> b) {
        return a.size() + difference(b, a);
    }

    private static long intersection(Collection<?> a, Collection<?> b) {
        return a.stream().filter(b::contains).count();
    }

    private static long difference(Collection<?> a, Collection<?> b) {
        return a.size() - intersection(a, b);
    }

    private static byte[] paimonUnion32(byte[] a, byte[] b) throws IOException {
        RoaringBitmap32 all = new RoaringBitmap32();
        all.deserialize(ByteBuffer.wrap(a));
        RoaringBitmap32 more = new RoaringBitmap32();
        more.deserialize(ByteBuffer.wrap(b));
        all.or(more);
        return all.serialize();
    }

    private static byte[] paimonUnion64(byte[] a, byte[] b) throws IOException {
        RoaringBitmap64 all = new RoaringBitmap64();
        all.deserialize(a);
        RoaringBitmap64 more = new RoaringBitmap64();
        more.deserialize(b);
        all.or(more);
        return all.serialize();
    }

    @Test
    void emptySets_areStoredAndMerged() throws IOException {
        assertThat(Rbm32.read(null).count()).isZero();
        assertThat(Rbm64.read(null).count()).isZero();
        assertThat(Rbm32.read(paimonUnion32(Rbm32.of().toBytes(), Rbm32.of(7).toBytes())).count())
                .isEqualTo(1);
        assertThat(Rbm64.read(paimonUnion64(Rbm64.of(7).toBytes(), Rbm64.of().toBytes())).count())
                .isEqualTo(1);
        assertThat(Rbm64.read(Rbm64.of(7).difference(Rbm64.of(7)).toBytes()).count()).isZero();
    }

    @Test
    void extremes_areIds() {
        assertThat(Rbm32.of(Integer.MIN_VALUE, -1, 0, Integer.MAX_VALUE, -1).count()).isEqualTo(4);
        assertThat(
                        Rbm64.read(Rbm64.of(Long.MIN_VALUE, -1, 0, Long.MAX_VALUE, -1).toBytes())
                                .count())
                .isEqualTo(4);
    }

    @Test
    void builder_addedToAfterBuild_leavesTheBuiltSetAlone() {
        Rbm32.Builder ints = Rbm32.builder().add(1, 2).union(Rbm32.of(2, 3).toBytes()).union(null);
        Rbm32 three = ints.build();
        Rbm64.Builder longs = Rbm64.builder().add(1, 2).union(Rbm64.of(2, 3).toBytes()).union(null);
        Rbm64 alsoThree = longs.build();

        assertThat(ints.add(4).build().count()).isEqualTo(4);
        assertThat(longs.add(1L << 40).build().count()).isEqualTo(4);
        assertThat(three.count()).isEqualTo(3);
        assertThat(alsoThree.count()).isEqualTo(3);
        assertThat(three.estimate()).isEqualTo(new Estimate(3, 3, 3));
        assertThat(alsoThree.estimate().isExact()).isTrue();
    }
}
