package io.lakekit.distinct;

import static io.lakekit.design.AggFunctions.hllSketch;
import static io.lakekit.design.AggFunctions.rbm32;
import static io.lakekit.design.AggFunctions.rbm64;
import static io.lakekit.design.AggFunctions.sum;
import static io.lakekit.design.AggFunctions.thetaSketch;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.design.AggFunction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.paimon.shade.org.apache.datasketches.hll.HllSketch;
import org.apache.paimon.shade.org.apache.datasketches.hll.TgtHllType;
import org.apache.paimon.shade.org.apache.datasketches.theta.UpdateSketch;
import org.apache.paimon.utils.ThetaSketch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes that are no set are refused by name; other forms that Paimon merges are read. */
class RubbishTest {

    private static final List<AggFunction<byte[]>> FUNCTIONS =
            List.of(rbm32(), rbm64(), hllSketch(), thetaSketch());

    static Stream<AggFunction<byte[]>> functions() {
        return FUNCTIONS.stream();
    }

    @Test
    void read_text_isRefusedWithWhatToStore() {
        byte[] text = "user-7,user-8".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> Rbm64.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "13 bytes (75 73 65 72 2d 37 2c 75 ..) are no rbm64 set; Paimon would store"
                                + " them, then fail or miscount at a later merge of the row. Store"
                                + " Rbm64.of(..).toBytes(), or what Roaring64Bitmap serializes; the"
                                + " format of Roaring64NavigableMap is another one");
        assertThatThrownBy(() -> Theta.read(new byte[] {1}))
                .hasMessageStartingWith("1 bytes (01) are no theta_sketch set");
        assertThatThrownBy(() -> Hll.read(new byte[0]))
                .hasMessageStartingWith("0 bytes are no hll_sketch set");
    }

    @Test
    void paimon_takesRubbishForAnEmptyThetaSketch() {
        byte[] two = Theta.of("a", "b").toBytes();

        assertThat(ThetaSketch.union(two, new byte[] {1})).isEqualTo(two);
    }

    @Test
    void read_functionWithoutSets_isRefused() {
        assertThatThrownBy(() -> DistinctSet.read(sum(), null))
                .hasMessage(
                        "'sum()' keeps no set of ids; rbm32(), rbm64(), hllSketch() and"
                                + " thetaSketch() do");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void read_setOfAnotherFunction_isRefused(AggFunction<byte[]> function) {
        assertThat(DistinctSet.read(function, set(function, 1_000)).estimate().rounded())
                .isBetween(950L, 1_050L);
        assertThat(DistinctSet.read(function, null).estimate()).isEqualTo(Estimate.exact(0));
        for (AggFunction<byte[]> other : FUNCTIONS) {
            if (!other.equals(function)) {
                assertThat(refused(function, set(other, 0))).as("empty %s", other).isTrue();
                assertThat(refused(function, set(other, 1))).as("%s", other).isTrue();
                assertThat(refused(function, set(other, 1_000))).as("%s", other).isTrue();
            }
        }
    }

    private static byte[] set(AggFunction<byte[]> function, int size) {
        long[] ids = LongStream.range(0, size).map(i -> i * 77).toArray();
        return switch (function.kind()) {
            case RBM32 -> Rbm32.of(Arrays.stream(ids).mapToInt(i -> (int) i).toArray()).toBytes();
            case RBM64 -> Rbm64.of(ids).toBytes();
            case HLL_SKETCH -> Hll.of(ids).toBytes();
            default -> Theta.of(ids).toBytes();
        };
    }

    private static boolean refused(AggFunction<byte[]> function, byte[] bytes) {
        try {
            DistinctSet.read(function, bytes).estimate();
            return false;
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining(" set; Paimon would store them");
            return true;
        }
    }

    @ParameterizedTest
    @MethodSource("functions")
    void read_cutOrLengthenedSet_isRefused(AggFunction<byte[]> function) {
        for (int size : new int[] {1, 5, 100, 5_000}) {
            byte[] set = set(function, size);
            for (int length = 0; length < set.length; length += 1 + set.length / 300) {
                assertThat(refused(function, Arrays.copyOf(set, length)))
                        .as("%d of %d bytes", length, set.length)
                        .isTrue();
            }
            assertThat(refused(function, Arrays.copyOf(set, set.length - 1))).isTrue();
            assertThat(refused(function, Arrays.copyOf(set, set.length + 1))).isTrue();
        }
    }

    /** A header that happens to be right is the one way through; text has none. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void read_randomBytes_isRefused(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = new byte[2 + random.nextInt(200)];
            random.nextBytes(bytes);
            AggFunction<byte[]> function = FUNCTIONS.get(i % 4);
            bytes[0] = set(function, 1)[0];
            assertThat(refused(function, bytes)).as("seed %d, round %d", seed, i).isTrue();
        }
    }

    @Test
    void hll_everyForm_isRead() {
        for (TgtHllType type : TgtHllType.values()) {
            for (int lgK : new int[] {4, 8, 12, 14}) {
                for (int size : new int[] {0, 1, 7, 8, 40, 300, 5_000, 200_000}) {
                    HllSketch sketch = new HllSketch(lgK, type);
                    LongStream.range(0, size).forEach(sketch::update);
                    String form = type + ", lgK " + lgK + ", " + size + " ids";

                    assertThat(Hll.read(sketch.toCompactByteArray()).estimate().value())
                            .as(form)
                            .isEqualTo(sketch.getEstimate());
                    assertThat(Hll.read(sketch.toUpdatableByteArray()).estimate().value())
                            .as(form)
                            .isEqualTo(sketch.getEstimate());
                }
            }
        }
    }

    @Test
    void theta_plainAndCompressed_areReadAndAnUpdateSketchIsNot() {
        for (int size : new int[] {0, 1, 2, 100, 4_000, 50_000}) {
            UpdateSketch sketch = UpdateSketch.builder().build();
            LongStream.range(0, size).forEach(sketch::update);
            byte[] plain = sketch.compact().toByteArray();

            assertThat(Theta.read(plain).toBytes()).as("%d ids", size).isEqualTo(plain);
            assertThat(Theta.read(sketch.compact(false, null).toByteArray()).estimate().value())
                    .as("unordered, %d ids", size)
                    .isEqualTo(sketch.getEstimate());
            assertThat(Theta.read(sketch.compact().toByteArrayCompressed()).toBytes())
                    .as("compressed, %d ids", size)
                    .isEqualTo(plain);
            assertThatThrownBy(() -> Theta.read(sketch.toByteArray()))
                    .hasMessageContaining("compact() an UpdateSketch first");
        }
    }

    @Test
    void theta_otherSeed_isRefused() {
        UpdateSketch sketch = UpdateSketch.builder().setSeed(7).build();
        sketch.update(1);
        sketch.update(2);

        assertThatThrownBy(() -> Theta.read(sketch.compact().toByteArray()))
                .hasMessageContaining("with the default seed");
    }

    @ParameterizedTest
    @MethodSource("functions")
    void builder_refusesRubbishAndGoesOn(AggFunction<byte[]> function) {
        DistinctSet.Builder builder = DistinctSet.builder(function).union(set(function, 3));

        assertThatCode(() -> builder.union(new byte[] {9, 9}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.union(set(function, 5)).build().estimate().rounded()).isEqualTo(5);
    }
}
