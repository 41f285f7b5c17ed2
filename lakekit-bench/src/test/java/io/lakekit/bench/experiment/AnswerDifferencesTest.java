package io.lakekit.bench.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerDifferencesTest {

    @Test
    void between_sameRows_findsNone() {
        assertThat(AnswerDifferences.between(List.of("a", "b"), List.of("a", "b"))).isEmpty();
    }

    @Test
    void between_wrongRow_namesBothSides() {
        assertThat(AnswerDifferences.between(List.of("a", "b"), List.of("a", "c")))
                .containsExactly("missing: b", "unexpected: c");
    }

    @Test
    void between_rowTooOften_findsIt() {
        assertThat(AnswerDifferences.between(List.of("a"), List.of("a", "a")))
                .containsExactly("unexpected: a");
        assertThat(AnswerDifferences.between(List.of("a", "a"), List.of("a")))
                .containsExactly("missing: a");
    }

    @Test
    void between_otherOrder_saysSo() {
        assertThat(AnswerDifferences.between(List.of("a", "b"), List.of("b", "a")))
                .containsExactly("the same rows in another order");
    }

    @Test
    void between_manyRows_showsTwentyOfEachSide() {
        List<String> missing = IntStream.range(0, 50).mapToObj(i -> "m" + i).toList();

        assertThat(AnswerDifferences.between(missing, List.of())).hasSize(20);
        assertThat(AnswerDifferences.between(missing, Collections.nCopies(30, "x"))).hasSize(40);
    }
}
