package io.lakekit.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.schema.ColumnType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CappedFrequencyTest {

    private static final CappedFrequency THREE = new CappedFrequency(3);

    @Test
    void frequency_isDistinctEvents_belowTheCap() {
        assertThat(THREE.merge(List.of("b"), List.of("a", "b"))).containsExactly("a", "b");
    }

    @Test
    void frequency_isTheCap_aboveIt() {
        assertThat(THREE.merge(List.of("a", "b"), List.of("c", "d"))).hasSize(3);
    }

    @Test
    void firstList_losesRepeatsAndNulls() {
        assertThat(THREE.normalise(Arrays.asList("b", null, "b", "a"))).containsExactly("a", "b");
    }

    @Test
    void capOfNone_isRefused() {
        assertThatThrownBy(() -> new CappedFrequency(0))
                .hasMessage("CappedFrequency counts up to cap = 0; count up to at least 1");
    }

    @Test
    void acceptance_asksForListsOfText() {
        assertThat(THREE.accepts(ColumnType.array(ColumnType.varchar(36)))).isTrue();
        assertThat(THREE.accepts(ColumnType.array(ColumnType.BIGINT))).isFalse();
        assertThat(THREE.accepts(ColumnType.STRING)).isFalse();
    }
}
