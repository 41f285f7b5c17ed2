package io.lakekit.bench.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimesTest {

    private final Locale usual = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(usual);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    iso|2024-05-01T10:00:00|2024-05-01T10:00:00Z
                    iso|2024-05-01 10:00:00.123456|2024-05-01T10:00:00.123Z
                    iso|2024-05-01 10:00|2024-05-01T10:00:00Z
                    iso|2024-05-01|2024-05-01T00:00:00Z
                    iso|2024-05-01T10:00:00Z|2024-05-01T10:00:00Z
                    iso|2024-05-01T10:00:00+02:00|2024-05-01T08:00:00Z
                    iso|2024-05-01T10:00:00+0200|2024-05-01T08:00:00Z
                    iso|2024-05-01T10:00:00+02|2024-05-01T08:00:00Z
                    iso|2024-05-01T10:00:00.5-03:30|2024-05-01T13:30:00.500Z
                    iso|2024-05-01 10:00:00 +02:00|2024-05-01T08:00:00Z
                    iso|2024-05-01T10:00:00+02:00[Europe/Berlin]|2024-05-01T08:00:00Z
                    yyyyMMddHHmmssSSS|20130606000104008|2013-06-06T00:01:04.008Z
                    yyyyMMddHH|2013060613|2013-06-06T13:00:00Z
                    yyyyMMdd|20130606|2013-06-06T00:00:00Z
                    dd/MMM/yyyy:HH:mm:ss Z|01/May/2024:10:00:00 +0200|2024-05-01T08:00:00Z
                    EEE MMM dd HH:mm:ss zzz yyyy|Wed Jan 10 10:00:00 PST 2024|2024-01-10T18:00:00Z
                    yyyy-MM-dd HH:mm:ss VV|2024-05-01 10:00:00 Asia/Shanghai|2024-05-01T02:00:00Z
                    yyyy-MM-dd HH:mm:ss z|2024-05-01 10:00:00 Asia/Shanghai|2024-05-01T02:00:00Z
                    yyyy-MM-dd'T'HH:mm:ssXXX|2024-05-01T10:00:00+05:30|2024-05-01T04:30:00Z
                    MMM d, yyyy h:mm:ss a|May 1, 2024 3:00:00 PM|2024-05-01T15:00:00Z
                    epoch-seconds|1714557600|2024-05-01T10:00:00Z
                    epoch-seconds|1714557600.25|2024-05-01T10:00:00.250Z
                    epoch-seconds|1.7145576E9|2024-05-01T10:00:00Z
                    epoch-millis|1714557600123|2024-05-01T10:00:00.123Z
                    epoch-millis|1000|1970-01-01T00:00:01Z
                    epoch-micros|1714557600123456|2024-05-01T10:00:00.123Z
                    epoch-nanos|1714557600123456789|2024-05-01T10:00:00.123Z
                    """)
    void parse_timeOfItsForm_isThatInstantInWhateverLocale(String form, String text, Instant at)
            throws IOException {
        for (String locale : new String[] {"de-DE", "zh-CN", "ar-EG-u-nu-arab"}) {
            Locale.setDefault(Locale.forLanguageTag(locale));
            assertThat(times("\"" + form + "\"").parse("eventTime", text)).isEqualTo(at);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    epoch-seconds|1714557600123|epoch-millis it would be 2024-05-01T10:00:00.123Z
                    epoch-millis|1714557600|epoch-seconds it would be 2024-05-01T10:00:00Z
                    epoch-micros|1714557600123|epoch-millis it would be 2024-05-01
                    epoch-millis|1714557600123456|epoch-micros it would be 2024-05-01
                    epoch-millis|-1|not from 1970 to 2100
                    epoch-millis|1e999999999|too many digits
                    epoch-millis|now|not a number
                    yyyy-MM-dd|2019-02-30|Invalid date
                    yyyy-MM-dd hh:mm|2019-02-20 10:00|no whole time of day
                    HH:mm|10:00|no whole date
                    iso|yesterday|could not be parsed
                    """)
    void parse_timeOfAnotherForm_saysWhy(String form, String text, String reason)
            throws IOException {
        Times times = times("\"" + form + "\"");
        assertThatThrownBy(() -> times.parse("eventTime", text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("eventTime '" + text + "'")
                .hasMessageContaining(reason);
    }

    @Test
    void parse_severalForms_takesTheFirstThatFitsAndEachFieldItsOwn() throws IOException {
        Times times = times("{ requestTime: epoch-seconds, eventTime: [yyyyMMdd, iso] }");
        assertThat(times.parse("eventTime", "20240501")).isEqualTo("2024-05-01T00:00:00Z");
        assertThat(times.parse("eventTime", "2024-05-02")).isEqualTo("2024-05-02T00:00:00Z");
        assertThat(times.parse("requestTime", "1714557600")).isEqualTo("2024-05-01T10:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    "epoch-milis"|Did you mean 'epoch-millis'?
                    "yyyy-bb"|neither
                    { evenTime: iso }|Did you mean 'eventTime'?
                    """)
    void of_unknownForm_saysWhatIsKnown(String yaml, String reason) {
        assertThatThrownBy(() -> times(yaml)).hasMessageContaining(reason);
    }

    private static Times times(String yaml) throws IOException {
        return new YAMLMapper().readValue(yaml, Times.class);
    }
}
