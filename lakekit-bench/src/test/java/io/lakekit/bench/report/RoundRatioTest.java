package io.lakekit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundRatioTest {

    @Test
    void paired_equalRatios_isThatRatioWithoutWidth() {
        RoundRatio ratio = RoundRatio.paired(List.of(2.0, 4.0, 8.0), List.of(1.0, 2.0, 4.0));
        assertThat(ratio).isEqualTo(new RoundRatio(2, 2, 2));
        assertThat(ratio.tellsApart()).isTrue();
    }

    /** Logarithms -ln 2, 0 and ln 2: mean 0, deviation ln 2, Student's quantile 4.3027 at 2. */
    @Test
    void paired_ratiosAroundOne_doNotTellApart() {
        RoundRatio ratio = RoundRatio.paired(List.of(0.5, 1.0, 2.0), List.of(1.0, 1.0, 1.0));
        assertThat(ratio.value()).isCloseTo(1, within(1e-9));
        assertThat(ratio.high())
                .isCloseTo(Math.exp(4.30265 * Math.log(2) / Math.sqrt(3)), within(1e-3));
        assertThat(ratio.low()).isCloseTo(1 / ratio.high(), within(1e-9));
        assertThat(ratio.tellsApart()).isFalse();
    }

    @Test
    void paired_fewRoundsOrNothingMeasured_isNoRatio() {
        assertThat(RoundRatio.paired(List.of(2.0, 2.0), List.of(1.0, 1.0))).isNull();
        assertThat(RoundRatio.paired(List.of(2.0, 2.0, 0.0), List.of(1.0, 1.0, 1.0))).isNull();
        assertThat(RoundRatio.paired(List.of(2.0, 2.0, 2.0), List.of(1.0, 1.0))).isNull();
    }
}
