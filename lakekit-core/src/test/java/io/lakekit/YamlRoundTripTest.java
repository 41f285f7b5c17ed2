package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.DimensionTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.TableDesign;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.yaml.YamlDesigns;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is printed is read as an equal design, and printed as the same text. */
@Tag("long")
class YamlRoundTripTest {

    private static final int DESIGNS = 500;

    /** Those that mean something to YAML, and those that nobody sees. */
    private static final String LETTERS =
            "aé '\"`:#,-[]{}<>()=&*!|%@?~\\\n\r\t\0\u0085\u00a0\u2028\ufeff\ud83d\ude00yn0.";

    @ParameterizedTest
    @ValueSource(longs = {21, 22, 23, 24})
    void randomDesigns_printedAndRead_areEqual(long seed) {
        SplittableRandom seeds = new SplittableRandom(seed);
        int accepted = 0;
        for (int drawn = 0; accepted < DESIGNS; drawn++) {
            Optional<TableDesign> design = RandomDesigns.draw(seeds.split(), "ads.t" + drawn);
            if (design.isPresent()) {
                accepted++;
                assertComesBack(design.get(), "seed " + seed + ", design " + drawn);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {25, 26})
    void anyText_printedAndRead_isEqual(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Column<Long> id = Column.of("id", ColumnType.BIGINT);
        for (int drawn = 0; drawn < DESIGNS; drawn++) {
            Column<Integer> time = Column.of("at", ColumnType.INT).comment(text(random));
            TableDesign design =
                    DimensionTable.named("ads.t")
                            .primaryKey(id)
                            .comment(text(random))
                            .groups(
                                    SequenceGroup.named("g" + text(random))
                                            .orderedBy(time.formerly(text(random)))
                                            .latest(
                                                    Column.of(
                                                            "v",
                                                            ColumnType.row(
                                                                    id.comment(text(random))))))
                            .rawOption("o" + text(random), text(random))
                            .build();
            assertComesBack(design, "seed " + seed + ", design " + drawn);
        }
    }

    private static String text(SplittableRandom random) {
        int[] letters = LETTERS.codePoints().toArray();
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(8); i > 0; i--) {
            text.appendCodePoint(letters[random.nextInt(letters.length)]);
        }
        return random.nextInt(9) == 0 ? "null" : text.toString();
    }

    private static void assertComesBack(TableDesign design, String which) {
        String text = YamlDesigns.print(design);
        TableDesign read = YamlDesigns.parse(which, text);

        assertThat(read).as("%s:%n%s", which, text).isEqualTo(design).hasSameHashCodeAs(design);
        assertThat(read.columns()).as("%s:%n%s", which, text).isEqualTo(design.columns());
        assertThat(read.warnings()).as(which).isEqualTo(design.warnings());
        assertThat(YamlDesigns.print(read)).as(which).isEqualTo(text);
    }
}
