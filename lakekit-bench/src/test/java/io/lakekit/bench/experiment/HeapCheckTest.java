package io.lakekit.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.lakekit.bench.event.Period;
import io.lakekit.bench.truth.Expected;
import io.lakekit.bench.truth.QueryParameters;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeapCheckTest {

    private static final Pattern HEAP = Pattern.compile("-Xmx(\\d+)m");

    private static Expected rowsOfDay(long rows) {
        QueryParameters parameters =
                new QueryParameters(
                        "ad7", Instant.EPOCH, Instant.EPOCH, "2024-05-01", List.of(), Period.DAY);
        return new Expected(
                parameters,
                rows,
                rows,
                new TreeMap<>(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    /** A row takes 700 bytes, and six tenths of the heap may be filled with them. */
    @Test
    void check_rowsThatJustFit_isPassedAndOneMoreIsNot() {
        long most = (1_000L << 20) / 10 * 6 / 700;

        assertThatCode(() -> HeapCheck.check(rowsOfDay(most), 1_000L << 20))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> HeapCheck.check(rowsOfDay(most + 1), 1_000L << 20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("rows of request and ad of partition 2024-05-01")
                .hasMessageContaining("about 600 MB of the 1,000 MB there are");
    }

    @ParameterizedTest
    @ValueSource(longs = {100_000, 1_234_567, 20_000_000, 3_000_000_000L})
    void check_tooSmallAHeap_asksForOneThatIsEnough(long rows) {
        Throwable refusal = catchThrowable(() -> HeapCheck.check(rowsOfDay(rows), 1 << 20));

        MatchResult asked = HEAP.matcher(refusal.getMessage()).results().findFirst().orElseThrow();
        long heap = Long.parseLong(asked.group(1)) << 20;
        assertThat(heap).isGreaterThan(rows * 700);
        assertThatCode(() -> HeapCheck.check(rowsOfDay(rows), heap)).doesNotThrowAnyException();
    }

    @Test
    void check_noRows_needNothing() {
        assertThatCode(() -> HeapCheck.check(rowsOfDay(0), 1)).doesNotThrowAnyException();
    }
}
