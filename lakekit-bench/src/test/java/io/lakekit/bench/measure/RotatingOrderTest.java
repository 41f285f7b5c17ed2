package io.lakekit.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RotatingOrderTest {

    @Test
    void rounds_startOnePlaceFurtherOnEachTime() {
        List<String> contenders = List.of("a", "b", "c");
        assertThat(RotatingOrder.of(contenders, 0)).containsExactly("a", "b", "c");
        assertThat(RotatingOrder.of(contenders, 1)).containsExactly("b", "c", "a");
        assertThat(RotatingOrder.of(contenders, 2)).containsExactly("c", "a", "b");
        assertThat(RotatingOrder.of(contenders, 3)).containsExactly("a", "b", "c");
    }

    @Test
    void noContenders_giveAnEmptyOrder() {
        assertThat(RotatingOrder.of(List.of(), 2)).isEmpty();
    }
}
