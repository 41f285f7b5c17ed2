package io.lakekit.design;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GoodDesignTest {

    static Stream<TableDesign> designs() {
        return Stream.of(
                Samples.goodWide(),
                Samples.goodDimension(),
                Samples.goodSummary(),
                Samples.goodAppend(),
                Samples.goodHybrid());
    }

    @ParameterizedTest
    @MethodSource("designs")
    void build_ofGoodDesign_findsNothing(TableDesign design) {
        assertThat(Mistake.codesOf(Rules.check(design), Set.of())).isEmpty();
        assertThat(Mistake.codesOf(design.warnings(), Set.of())).isEmpty();
    }
}
