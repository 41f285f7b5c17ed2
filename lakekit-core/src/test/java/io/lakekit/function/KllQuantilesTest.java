package io.lakekit.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.lakekit.schema.ColumnType;
import java.util.Random;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class KllQuantilesTest {

    private static final KllQuantiles KLL = new KllQuantiles(200);

    @Test
    void quantiles_ofFewValues_areExact() {
        Quantiles read = Quantiles.of(KLL.merge(KLL.sketch(5, 1, 4), KLL.sketch(2, 3)));

        assertThat(read.count()).isEqualTo(5);
        assertThat(read.min()).isEqualTo(1.0);
        assertThat(read.max()).isEqualTo(5.0);
        assertThat(read.quantile(0.5)).isEqualTo(3.0);
        assertThat(read.rank(2)).isEqualTo(0.4);
        assertThat(read.rankError()).isZero();
        assertThat(read).hasToString("5 values from 1.0 to 5.0, median 3.0");
    }

    @Test
    void quantiles_ofManyMerges_keepToTheError() {
        byte[] merged = KLL.sketch();
        for (int i = 0; i < 100; i++) {
            int from = i * 1_000;
            merged =
                    KLL.merge(
                            merged,
                            KLL.sketch(
                                    DoubleStream.iterate(from, v -> v + 1).limit(1_000).toArray()));
        }
        Quantiles read = Quantiles.of(merged);

        assertThat(read.count()).isEqualTo(100_000);
        assertThat(read.rankError()).isBetween(0.01, 0.02);
        for (double rank : new double[] {0.01, 0.5, 0.95, 0.99}) {
            assertThat(read.quantile(rank) / 100_000).isCloseTo(rank, within(3 * read.rankError()));
        }
        assertThat(merged.length).isLessThan(10_000);
    }

    @Test
    void agreement_isOfTheSameValues() {
        double[] values = new Random(7).doubles(20_000).toArray();
        Quantiles one = Quantiles.of(KLL.sketch(values));
        Quantiles halves =
                Quantiles.of(
                        KLL.merge(
                                KLL.sketch(DoubleStream.of(values).skip(9_000).toArray()),
                                KLL.sketch(DoubleStream.of(values).limit(9_000).toArray())));
        Quantiles squared =
                Quantiles.of(KLL.sketch(DoubleStream.of(values).map(v -> v * v).toArray()));
        Quantiles none = Quantiles.of(KLL.sketch());

        assertThat(one.agreesWith(halves)).isTrue();
        assertThat(one.agreesWith(squared)).isFalse();
        assertThat(one.agreesWith(none)).isFalse();
        assertThat(none.agreesWith(none)).isTrue();
    }

    @Test
    void sketchOfNothing_hasNoQuantiles() {
        Quantiles none = Quantiles.of(KLL.sketch(Double.NaN));

        assertThat(none.count()).isZero();
        assertThat(none.min()).isNull();
        assertThat(none.max()).isNull();
        assertThat(none.quantile(0.5)).isNull();
        assertThat(none.rank(1)).isNull();
        assertThat(none).hasToString("no values");
    }

    @Test
    void bytesThatAreNoSketch_areRefusedBeforeTheWrite() {
        Random random = new Random(7);
        for (int length = 0; length < 200; length++) {
            byte[] noise = new byte[length];
            random.nextBytes(noise);
            assertThatThrownBy(() -> KLL.normalise(noise))
                    .as("%d bytes of seed 7", length)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("no KLL sketch of doubles");
        }
    }

    @Test
    void wrongArguments_areRefused() {
        assertThatThrownBy(() -> new KllQuantiles(7))
                .hasMessage(
                        "KllQuantiles with k = 7; choose from 8 to 65535, 200 is right to 1.33 %");
        assertThatThrownBy(() -> Quantiles.of(KLL.sketch(1)).quantile(95))
                .hasMessage("Rank 95.0 is not from 0 to 1");
        assertThat(KLL.accepts(ColumnType.BYTES)).isTrue();
        assertThat(KLL.accepts(ColumnType.DOUBLE)).isFalse();
    }
}
