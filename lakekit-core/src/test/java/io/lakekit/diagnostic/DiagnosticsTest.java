package io.lakekit.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagnosticsTest {

    private static final Place.OfTable TABLE = Place.table("ads.t");
    private static final Diagnostic ERROR =
            code("LK0302", Severity.ERROR)
                    .at(TABLE.column("c"))
                    .says("owned by both '%s' and '%s'", "payment", "refund")
                    .so("a column takes its order from one sequence group")
                    .fix("Remove it from one of them.");
    private static final Diagnostic ADVICE =
            code("LK0414", Severity.ADVICE)
                    .at(TABLE.column("d"))
                    .says("DOUBLE")
                    .so("NaN sticks")
                    .fix("Keep it out.");
    private static final Diagnostic WARNING =
            code("LK0405", Severity.WARNING)
                    .at(TABLE.column("e"))
                    .says("sum()")
                    .so("it doubles")
                    .fix("Move it.");
    private static final String ERROR_LINE =
            "LK0302 ERROR ads.t.c: owned by both 'payment' and 'refund'; a column takes its order"
                    + " from one sequence group. Remove it from one of them.";

    private static Code code(String id, Severity severity) {
        return new Code(id, severity, "title", "test", List.of());
    }

    @Test
    void toString_isOneLine() {
        assertThat(ERROR).hasToString(ERROR_LINE);
        assertThat(Diagnostics.copyOf(List.of(ERROR, ADVICE)))
                .hasToString(
                        ERROR_LINE + "\nLK0414 ADVICE ads.t.d: DOUBLE; NaN sticks. Keep it out.");
    }

    @Test
    void says_ofPercentInNames_isKept() {
        assertThat(
                        code("LK0003", Severity.ERROR)
                                .at(Place.table("t.%s"))
                                .says("'%s'", "100%")
                                .so("x")
                                .fix("Y."))
                .hasToString("LK0003 ERROR t.%s: '100%'; x. Y.");
    }

    @Test
    void of_selectsBySeverity() {
        Diagnostics all = Diagnostics.copyOf(List.of(ADVICE, WARNING, ERROR));

        assertThat(all.of(Severity.WARNING)).containsExactly(WARNING);
        assertThat(all.hasErrors()).isTrue();
        assertThat(all.of(Severity.ADVICE).hasErrors()).isFalse();
        assertThat(all.codes()).containsExactly("LK0414", "LK0405", "LK0302");
    }

    @Test
    void and_keepsTheOrder() {
        Diagnostics one = Diagnostics.copyOf(List.of(WARNING));

        assertThat(one.and(Diagnostics.copyOf(List.of(ERROR)))).containsExactly(WARNING, ERROR);
        assertThat(one).containsExactly(WARNING);
        assertThat(Diagnostics.none().and(one)).isEqualTo(one).hasSameHashCodeAs(one);
    }

    @Test
    void throwIfAny_throwsThemTogether() {
        Diagnostics found = Diagnostics.copyOf(List.of(ADVICE, ERROR));

        assertThatThrownBy(found::throwIfAny)
                .isInstanceOfSatisfying(
                        DiagnosticsException.class,
                        thrown -> assertThat(thrown.diagnostics()).isEqualTo(found))
                .hasMessage(found.toString());
        assertThatCode(Diagnostics.none()::throwIfAny).doesNotThrowAnyException();
    }
}
