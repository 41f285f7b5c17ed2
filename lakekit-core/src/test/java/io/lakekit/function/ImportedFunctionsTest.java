package io.lakekit.function;

import io.lakekit.RoundTrip;
import io.lakekit.catalog.Lake;
import io.lakekit.junit.LakeExtension;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Tables with functions of users come back with them and with all that was given to them. */
class ImportedFunctionsTest {

    private static final Column<Long> SPEND = Column.of("spend", ColumnType.BIGINT);

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    /** What a function can be given. */
    enum Side {
        LEFT,
        RIGHT
    }

    /** A function of everything that can be given to one. */
    record Given(
            int count,
            long limit,
            double share,
            boolean strict,
            String text,
            Side side,
            List<String> texts,
            List<Side> sides,
            List<Long> limits)
            implements UserFunction<Long> {

        @Override
        public @Nullable Long merge(@Nullable Long older, @Nullable Long newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
        }
    }

    private <T, F extends Record & UserFunction<T>> void assertComesBack(
            Column<T> column, F function) {
        Lake lake = temporary.lake();
        RoundTrip.assertComesBack(lake, AdTables.summary(column, function), function + " sums");
        RoundTrip.assertComesBack(
                lake, AdTables.wide(AdTables.group(column, function)), function + " in a group");
        lake.drop(AdTables.summary(column, function).name());
        lake.drop(AdTables.wide(AdTables.group(column, function)).name());
    }

    @Test
    void functionsOfLakekit_comeBack() {
        Column<List<Row>> touches = Column.of("touches", AdTables.TOUCHES);
        assertComesBack(touches, new TopN(3, "channel", "at"));
        assertComesBack(touches, new First("at"));
        assertComesBack(touches, new Last("at"));
        assertComesBack(
                Column.of("seen", ColumnType.array(ColumnType.STRING)), new CappedFrequency(7));
        assertComesBack(Column.of("prices", ColumnType.BYTES), new KllQuantiles(200));
    }

    @Test
    void everythingThatIsGiven_comesBack() {
        assertComesBack(
                SPEND,
                new Given(
                        -1,
                        Long.MIN_VALUE,
                        0.1,
                        true,
                        "a \"b\", 'c' = [d]; \\ \n\t $é\ud83d\ude00",
                        Side.RIGHT,
                        List.of("", " ", "x,y", "[", "null"),
                        List.of(Side.LEFT, Side.RIGHT),
                        List.of()));
        assertComesBack(
                SPEND,
                new Given(
                        0, 0, Double.NaN, false, "", Side.LEFT, List.of(), List.of(), List.of(1L)));
    }
}
