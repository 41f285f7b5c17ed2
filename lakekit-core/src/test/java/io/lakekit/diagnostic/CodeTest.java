package io.lakekit.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodeTest {

    private static final Code CODE = Code.warning("LK0405", "a replay changes nothing", "build");

    @Test
    void code_printsItsIdAndKnowsItsFamily() {
        assertThat(CODE).hasToString("LK0405");
        assertThat(CODE.family()).isEqualTo(Family.FUNCTIONS);
    }

    @Test
    void about_keepsTheRest() {
        assertThat(CODE.about("groups").settings()).containsExactly("groups");
        assertThat(CODE.at(Place.table("ads.t")).says("a").so("b").fix("C."))
                .hasToString("LK0405 WARNING ads.t: a; b. C.");
    }

    @Test
    void code_thatIsNotLkAndFourDigits_isRefused() {
        assertThatThrownBy(() -> Code.error("LK405", "title", "build"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'LK405' is not LK and four digits");
        assertThatThrownBy(() -> Code.error("LK9901", "title", "build").family())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("LK9901 is of no family");
    }
}
