package io.lakekit.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void percentile_isTheNearestRank() {
        List<Double> hundred = DoubleStream.iterate(100, d -> d - 1).limit(100).boxed().toList();
        assertThat(Latencies.percentile(hundred, 50)).isEqualTo(50);
        assertThat(Latencies.percentile(hundred, 99)).isEqualTo(99);
        assertThat(Latencies.percentile(hundred, 100)).isEqualTo(100);
    }

    @Test
    void percentile99_ofFewSamples_isTheSlowest() {
        assertThat(Latencies.percentile(List.of(3.0, 9.0, 1.0), 99)).isEqualTo(9);
    }

    @Test
    void median_ofTwo_isTheLower() {
        assertThat(Latencies.median(List.of(4.0, 2.0))).isEqualTo(2);
    }

    @Test
    void spread_isLowestAndHighest() {
        assertThat(Latencies.spread(List.of(4.0, 2.0, 7.0))).containsExactly(2, 7);
    }

    @Test
    void noSamples_areRefused() {
        assertThatThrownBy(() -> Latencies.median(List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no samples");
    }
}
