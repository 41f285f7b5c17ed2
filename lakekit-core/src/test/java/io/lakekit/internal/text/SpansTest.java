package io.lakekit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpansTest {

    @ParameterizedTest
    @CsvSource({
        "P30D, 30 d, 30 days, 30 d, 2592000 s",
        "PT1H, 1 h, 1 hour, 1 h, 3600 s",
        "PT49H, 49 h, 49 hours, 2 d, 176400 s",
        "PT90M, 90 min, 90 minutes, 1 h, 5400 s",
        "PT1S, 1 s, 1 second, 1 s, 1 s",
        "PT0S, 0 s, 0 seconds, 0 ms, 0 s",
        "PT1.5S, PT1.5S, PT1.5S, 1 s, 1500 ms",
        "PT0.04S, PT0.04S, PT0.04S, 40 ms, 40 ms"
    })
    void span_hasOneSpellingForEachReader(
            Duration span, String exact, String inWords, String rounded, String option) {
        assertThat(Spans.exact(span)).isEqualTo(exact);
        assertThat(Spans.inWords(span)).isEqualTo(inWords);
        assertThat(Spans.rounded(span)).isEqualTo(rounded);
        assertThat(Spans.option(span)).isEqualTo(option);
    }
}
