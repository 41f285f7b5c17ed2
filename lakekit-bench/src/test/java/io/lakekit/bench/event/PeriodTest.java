package io.lakekit.bench.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeriodTest {

    @ParameterizedTest
    @CsvSource({"1,DAY", "31,DAY", "32,MONTH", "900,MONTH", "996,YEAR", "20000,ALL"})
    void of_days_isTheShortestWithFewPartitions(int days, Period period) {
        LocalDate first = LocalDate.parse("2021-01-01");
        List<LocalDate> all = first.datesUntil(first.plusDays(days)).toList();
        assertThat(Period.of(all)).isEqualTo(period);
    }

    @ParameterizedTest
    @CsvSource({"DAY,2024-05-01", "MONTH,2024-05", "YEAR,2024", "ALL,all"})
    void of_time_isAPartitionThatHoldsIt(Period period, String value) {
        Instant time = Instant.parse("2024-05-01T23:59:59Z");
        assertThat(period.of(time)).isEqualTo(value);
        assertThat(period.of(period.within(value))).isEqualTo(value);
    }

    @Test
    void between_timesOfTwoMonths_areBothOnce() {
        Instant from = Instant.parse("2024-04-30T23:00:00Z");
        assertThat(Period.MONTH.between(from, from.plusSeconds(86_400)))
                .containsExactly("2024-04", "2024-05");
    }
}
