package io.lakekit.law;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.BYTES;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.array;
import static io.lakekit.schema.ColumnType.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.function.CappedFrequency;
import io.lakekit.function.First;
import io.lakekit.function.KllQuantiles;
import io.lakekit.function.Last;
import io.lakekit.function.Quantiles;
import io.lakekit.function.TopN;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("long")
class FunctionLawsTest {

    private static final ColumnType<List<Row>> BIDS =
            array(
                    row(
                            Column.of("bidder", STRING),
                            Column.of("price", ColumnType.decimal(9, 2)),
                            Column.of("at", ColumnType.timestampLtz(3)),
                            Column.of("tags", array(BYTES))));

    private static final ColumnType<List<Long>> NUMBERS = array(BIGINT.notNull());

    record Balance() implements UserFunction.Retractable<BigDecimal> {
        @Override
        public BigDecimal merge(BigDecimal older, BigDecimal newer) {
            return older.add(newer);
        }

        @Override
        public BigDecimal retract(@Nullable BigDecimal accumulated, BigDecimal removed) {
            return accumulated == null ? removed.negate() : accumulated.subtract(removed);
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.COMMUTATIVE, Trait.RETRACT_PAIR_SAFE);
        }
    }

    /** Never has more digits than its column. */
    record LastText() implements UserFunction<String> {
        @Override
        public String merge(String older, String newer) {
            return newer;
        }

        @Override
        public Set<Trait> traits() {
            return Set.of(Trait.REPLAYABLE);
        }
    }

    static Stream<FunctionLaws<?>> lawful() {
        return Stream.of(
                FunctionLaws.of(BIDS, new TopN(2, "bidder", "price")),
                FunctionLaws.of(BIDS, new TopN(3, "tags", "at")),
                FunctionLaws.of(BIDS, new First("at")),
                FunctionLaws.of(BIDS, new Last("price")),
                FunctionLaws.of(array(STRING), new CappedFrequency(2)),
                FunctionLaws.of(ColumnType.decimal(38, 2), new Balance()),
                FunctionLaws.of(ColumnType.varchar(3), new LastText()));
    }

    @ParameterizedTest
    @MethodSource("lawful")
    void lawfulFunction_passes(FunctionLaws<?> laws) {
        for (long seed = 1; seed <= 3; seed++) {
            laws.seed(seed).check();
        }
    }

    @Test
    void sketches_passByTheirOwnError() {
        KllQuantiles kll = new KllQuantiles(50);

        FunctionLaws.of(BYTES, kll)
                .samples(100)
                .values(random -> kll.sketch(random.doubles(random.nextInt(500)).toArray()))
                .equivalence((a, b) -> Quantiles.of(a).agreesWith(Quantiles.of(b)))
                .check();
    }

    /** A function, the law it breaks and what is shown. */
    static Stream<Arguments> wrong() {
        return Stream.of(
                Arguments.of(
                        FunctionLaws.of(DOUBLE, new WrongFunctions.Average()),
                        """
                        Average[] on DOUBLE breaks a law: merge is associative (seed 1)
                          a = 0.0
                          b = 0.0
                          c = 1.0
                          merge(merge(a, b), c) = 0.5
                          but merge(a, merge(b, c)) = 0.25"""),
                Arguments.of(
                        FunctionLaws.of(STRING, new WrongFunctions.FirstWins()),
                        """
                        FirstWins[] on STRING breaks a law: COMMUTATIVE (seed 1)
                          a = ''
                          b = 'a'
                          merge(b, a) = 'a'
                          but merge(a, b) = ''"""),
                Arguments.of(
                        FunctionLaws.of(NUMBERS, new WrongFunctions.UnsortedFirst()),
                        """
                        normalise changes nothing the second time (seed 1)
                          a = [0, 1]
                          normalise(normalise(a)) = [0, 1]
                          but normalise(a) = [1, 0]"""),
                Arguments.of(
                        FunctionLaws.of(NUMBERS, new WrongFunctions.UncutMerge(1)),
                        """
                        merge of normalised values is normalised (seed 1)
                          a = [0]
                          b = [0]
                          normalise(merge(a, b)) = [0]
                          but merge(a, b) = [0, 0]"""),
                Arguments.of(
                        FunctionLaws.of(NUMBERS, new WrongFunctions.Mutating()),
                        """
                        arguments are not changed (seed 1)
                          a = []
                          b = [0]
                          a after merge(a, b) = [0]
                          but a = []"""),
                Arguments.of(
                        FunctionLaws.of(BIGINT, new WrongFunctions.KeepingRetract()),
                        """
                        RETRACTABLE (seed 1)
                          a = 0
                          b = 1
                          merge(merge(a, b), retract(null, b)) = 2
                          but a = 0"""),
                Arguments.of(
                        FunctionLaws.of(BIGINT, new WrongFunctions.AddingTwice(Trait.IDEMPOTENT)),
                        """
                        IDEMPOTENT (seed 1)
                          a = 1
                          merge(a, a) = 2
                          but a = 1"""),
                Arguments.of(
                        FunctionLaws.of(BIGINT, new WrongFunctions.AddingTwice(Trait.REPLAYABLE)),
                        """
                        REPLAYABLE (seed 1)
                          a = 1
                          merge(a, a) = 2
                          but a = 1"""),
                Arguments.of(
                        FunctionLaws.of(ColumnType.varchar(2), new WrongFunctions.TooLong()),
                        """
                        results fit the column and survive being stored (seed 1)
                          a = 'aa'
                          b = 'a'
                          stored(merge(a, b)) throws IllegalArgumentException: Column 'value': \
                        text of 3 characters is longer than VARCHAR(2)
                          and merge(a, b) throws IllegalArgumentException: \
                        text of 3 characters is longer than VARCHAR(2)"""),
                Arguments.of(
                        FunctionLaws.of(BIGINT, new WrongFunctions.Drifting(0)),
                        """
                        the function is the same when it was stored and made again (seed 1)
                          a = 0
                          b = 0
                          madeAgain.merge(a, b) = 2
                          but merge(a, b) = 1"""),
                Arguments.of(
                        FunctionLaws.of(
                                ColumnType.map(STRING, BIGINT.notNull()),
                                new WrongFunctions.LatestEntry()),
                        """
                        COMMUTATIVE (seed 1)
                          a = {''=0}
                          b = {''=1}
                          merge(b, a) = {''=0}
                          but merge(a, b) = {''=1}"""));
    }

    @ParameterizedTest
    @MethodSource("wrong")
    void wrongFunction_isCaughtByItsSmallestExample(FunctionLaws<?> laws, String text) {
        assertThatThrownBy(laws::check).isInstanceOf(AssertionError.class).message().endsWith(text);
    }

    @Test
    void valuesOfTheUsersOwn_areShownAsDrawn() {
        assertThatThrownBy(
                        () ->
                                FunctionLaws.of(
                                                BIGINT,
                                                new WrongFunctions.AddingTwice(Trait.IDEMPOTENT))
                                        .seed(7)
                                        .values(random -> 100L * random.nextInt(1, 9))
                                        .check())
                .hasMessageContaining("IDEMPOTENT (seed 7)")
                .message()
                .containsPattern("a = [1-9]00\n  merge");
    }

    @Test
    void sameSeed_findsTheSame() {
        FunctionLaws<Double> laws = FunctionLaws.of(DOUBLE, new WrongFunctions.Average()).seed(5);

        assertThat(catchMessage(laws)).isEqualTo(catchMessage(laws)).contains("seed 5");
    }

    private static String catchMessage(FunctionLaws<?> laws) {
        try {
            laws.check();
        } catch (AssertionError e) {
            return String.valueOf(e.getMessage());
        }
        throw new IllegalStateException("no law was broken");
    }

    @Test
    void report_listsLawsOfTheTraitsClaimed() {
        assertThat(FunctionLaws.of(BIDS, new First("at")).report())
                .contains(
                        "merge is associative: merge(merge(a, b), c) = merge(a, merge(b, c))",
                        "COMMUTATIVE: merge(b, a) = merge(a, b)",
                        "IDEMPOTENT: merge(merge(a, b), b) = merge(a, b)")
                .noneMatch(law -> law.startsWith("RETRACT") || law.startsWith("REPLAYABLE"));
        assertThat(FunctionLaws.of(ColumnType.decimal(38, 2), new Balance()).report())
                .filteredOn(law -> law.startsWith("RETRACT"))
                .hasSize(4);
    }

    @Test
    void functionThatNoTableCanHave_isRefused() {
        assertThatThrownBy(() -> FunctionLaws.of(BIDS, new First("absent")))
                .isInstanceOf(DiagnosticsException.class)
                .hasMessageContaining("LK0401");
    }

    @Test
    void noSamples_areRefused() {
        FunctionLaws<List<Row>> laws = FunctionLaws.of(BIDS, new First("at"));

        assertThatThrownBy(() -> laws.samples(0))
                .hasMessage("0 samples check nothing; take 1 or more");
        assertThatCode(() -> laws.samples(1).check()).doesNotThrowAnyException();
    }
}
