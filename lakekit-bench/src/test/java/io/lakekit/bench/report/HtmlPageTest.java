package io.lakekit.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {

    private final String page = HtmlPage.of(SampleResults.three());

    @Test
    void page_loadsNothingFromElsewhere() {
        assertThat(page).doesNotContainPattern("(?i)https?://|src=|href=|@import|url\\(|<script");
    }

    @Test
    void page_drawsABarForEveryMeasuredFigureAndNoneForOthers() {
        // Seven charts of three bars each; bytes written of the hybrid solution and Q5 are
        // unmeasured.
        assertThat(count("<svg ")).isEqualTo(7);
        assertThat(count("<rect ")).isEqualTo(7 * 3 - 1 - 3);
    }

    @Test
    void page_carriesTheTableItsChartsWereDrawnFrom() {
        assertThat(page)
                .contains(HtmlPage.escaped(TerminalTable.of(SampleResults.three())))
                .contains("prefers-color-scheme:dark");
    }

    @Test
    void unmeasuredFigures_neverShowAsNumbersThatAreNone() {
        assertThat(page).doesNotContain("NaN", "Infinity", "null");
        assertThat(HtmlPage.of(SampleResults.of(List.of()))).contains("nothing to compare");
    }

    @Test
    void wrongAnswers_areNamedAboveTheVerdict() {
        assertThat(page).containsSubsequence("hybrid answered Q1 wrongly.", "class=\"verdict\"");
        assertThat(page).doesNotContain("wide answered");
    }

    @Test
    void partialResults_saySo() {
        assertThat(HtmlPage.of(SampleResults.partial())).contains(Results.PARTIAL_NOTE);
        assertThat(page).doesNotContain(Results.PARTIAL_NOTE);
    }

    @Test
    void text_isEscaped() {
        assertThat(HtmlPage.escaped("<a href=\"x\">&</a>"))
                .isEqualTo("&lt;a href=&quot;x&quot;&gt;&amp;&lt;/a&gt;");
    }

    private long count(String text) {
        return Pattern.compile(Pattern.quote(text)).matcher(page).results().count();
    }
}
