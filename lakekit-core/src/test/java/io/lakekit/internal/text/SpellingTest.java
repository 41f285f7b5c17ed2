package io.lakekit.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {

    private static final List<String> COLUMNS = List.of("ad_id", "click_ts", "landing_page");

    @ParameterizedTest
    @CsvSource({
        "clickTs, click_ts",
        "CLICK_TS, click_ts",
        "clik_ts, click_ts",
        "landingpage, landing_page",
        "adid, ad_id"
    })
    void meant_ofAMisspelling_isTheColumn(String given, String meant) {
        assertThat(Spelling.meant(given, COLUMNS)).contains(meant);
        assertThat(Spelling.question(given, COLUMNS)).isEqualTo("Did you mean '" + meant + "'? ");
    }

    @ParameterizedTest
    @CsvSource({"page", "price", "ts", "click"})
    void meant_ofAnotherWord_isNothing(String given) {
        assertThat(Spelling.meant(given, COLUMNS)).isEmpty();
        assertThat(Spelling.question(given, COLUMNS)).isEmpty();
    }

    @Test
    void nearest_isThereAtAnyDistance() {
        assertThat(Spelling.nearest("price", COLUMNS)).isIn(COLUMNS);
        assertThat(Spelling.nearest("price", List.of())).isEmpty();
    }
}
