package io.lakekit.diagnostic;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlaceTest {

    private static final Place.OfTable TABLE = Place.table("ads.t");

    static Stream<Arguments> places() {
        return Stream.of(
                Arguments.of(TABLE, "ads.t", "ads.t", ""),
                Arguments.of(TABLE.column("c"), "ads.t.c", "ads.t", "c"),
                Arguments.of(
                        TABLE.column("c").column("element"),
                        "ads.t.c.element",
                        "ads.t",
                        "c.element"),
                Arguments.of(
                        TABLE.slice("group 'click'"),
                        "ads.t group 'click'",
                        "ads.t",
                        "group 'click'"),
                Arguments.of(TABLE.setting("freshness"), "ads.t freshness", "ads.t", "freshness"),
                Arguments.of(TABLE.stream("rows"), "ads.t, stream 'rows'", "ads.t", ""),
                Arguments.of(new Place.OfRecord("ads.Row"), "ads.Row", "", ""),
                Arguments.of(new Place.OfLine("t.yaml", 0, null), "t.yaml", "", ""),
                Arguments.of(new Place.OfLine("t.yaml", 3, null), "t.yaml:3", "", ""),
                Arguments.of(
                        new Place.OfLine("t.yaml", 3, TABLE.column("c")),
                        "t.yaml:3 ads.t.c",
                        "ads.t",
                        "c"));
    }

    @ParameterizedTest
    @MethodSource("places")
    void place_saysWhereInText(Place place, String text, String table, String within) {
        assertThat(place).hasToString(text);
        assertThat(place.table()).isEqualTo(table);
        assertThat(place.within()).isEqualTo(within);
    }
}
