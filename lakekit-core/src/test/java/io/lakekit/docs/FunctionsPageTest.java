package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.design.AggFunction;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.SummaryTable;
import io.lakekit.function.CappedFrequency;
import io.lakekit.function.First;
import io.lakekit.function.KllQuantiles;
import io.lakekit.function.Last;
import io.lakekit.function.TopN;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.paimon.PaimonSchemas;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/reference/functions.md is generated from code: {@code -Dgolden.update=true} writes it. */
class FunctionsPageTest {

    private static final Path PAGE = Path.of("../docs/reference/functions.md");

    private static final List<ColumnType<?>> TYPES =
            List.of(
                    ColumnType.BOOLEAN,
                    ColumnType.TINYINT,
                    ColumnType.SMALLINT,
                    ColumnType.INT,
                    ColumnType.BIGINT,
                    ColumnType.FLOAT,
                    ColumnType.DOUBLE,
                    ColumnType.decimal(38, 2),
                    ColumnType.character(3),
                    ColumnType.varchar(9),
                    ColumnType.STRING,
                    ColumnType.binary(9),
                    ColumnType.BYTES,
                    ColumnType.DATE,
                    ColumnType.time(3),
                    ColumnType.timestamp(3),
                    ColumnType.timestampLtz(3),
                    ColumnType.array(ColumnType.INT),
                    ColumnType.array(ColumnType.row(Column.of("k", ColumnType.INT))),
                    ColumnType.map(ColumnType.STRING, ColumnType.INT),
                    ColumnType.row(Column.of("k", ColumnType.INT)));

    private static Map<String, AggFunction<?>> functions() {
        Map<String, AggFunction<?>> all = new LinkedHashMap<>();
        all.put("sum()", AggFunctions.sum());
        all.put("count()", AggFunctions.count());
        all.put("product()", AggFunctions.product());
        all.put("max()", AggFunctions.max());
        all.put("min()", AggFunctions.min());
        all.put("latest()", AggFunctions.latest());
        all.put("latestNonNull()", AggFunctions.latestNonNull());
        all.put("first()", AggFunctions.first());
        all.put("firstNonNull()", AggFunctions.firstNonNull());
        all.put("listAgg(delimiter)", AggFunctions.listAgg("; "));
        all.put("boolAnd()", AggFunctions.boolAnd());
        all.put("boolOr()", AggFunctions.boolOr());
        all.put("collect()", AggFunctions.collect());
        all.put("collectDistinct()", AggFunctions.collectDistinct());
        all.put("mergeMap()", AggFunctions.mergeMap());
        all.put("nestedUpdate()", AggFunctions.nestedUpdate());
        all.put("nestedUpdate(key)", AggFunctions.nestedUpdate(Column.of("k", ColumnType.INT)));
        all.put("rbm32()", AggFunctions.rbm32());
        all.put("rbm64()", AggFunctions.rbm64());
        all.put("hllSketch()", AggFunctions.hllSketch());
        all.put("thetaSketch()", AggFunctions.thetaSketch());
        return all;
    }

    @Test
    void page_isTheGeneratedOne() throws IOException {
        String generated = page();
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, generated);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(generated);
    }

    @Test
    void page_hasEveryKind() {
        assertThat(functions().values())
                .extracting(AggFunction::kind)
                .contains(
                        java.util.Arrays.stream(AggFunction.Kind.values())
                                .filter(kind -> kind != AggFunction.Kind.USER)
                                .toArray(AggFunction.Kind[]::new));
    }

    private static String page() {
        StringBuilder page = new StringBuilder(HEAD);
        functions()
                .forEach(
                        (call, function) ->
                                page.append("| `")
                                        .append(call)
                                        .append("` | ")
                                        .append(paimon(function))
                                        .append(" | ")
                                        .append(types(function))
                                        .append(" | ")
                                        .append(order(function))
                                        .append(" | ")
                                        .append(repeat(function))
                                        .append(" | ")
                                        .append(nulls(function))
                                        .append(" | ")
                                        .append(retract(function))
                                        .append(" | ")
                                        .append(pair(function))
                                        .append(" |\n"));
        page.append(SHIPPED);
        shipped().forEach((function, what) -> page.append(row(function, what)));
        return page.toString();
    }

    /** The functions of {@code io.lakekit.function}, and what each gives. */
    private static Map<UserFunction<?>, String> shipped() {
        Map<UserFunction<?>, String> all = new LinkedHashMap<>();
        all.put(
                new TopN(10, "creative", "spend"),
                "the `n` rows with the highest scores, one for each key | `ARRAY<ROW>`");
        all.put(new First("touched_at"), "the row whose field is lowest | `ARRAY<ROW>`");
        all.put(new Last("touched_at"), "the row whose field is highest | `ARRAY<ROW>`");
        all.put(
                new CappedFrequency(10),
                "how often something happened, up to a cap, by the ids of events |"
                        + " `ARRAY<STRING>`");
        all.put(
                new KllQuantiles(200),
                "quantiles, such as the 95th percentile of a price; `Quantiles` reads them |"
                        + " BYTES");
        return all;
    }

    private static String row(UserFunction<?> function, String what) {
        Set<Trait> traits = function.traits();
        String again =
                traits.contains(Trait.IDEMPOTENT)
                        ? "changes nothing"
                        : traits.contains(Trait.REPLAYABLE)
                                ? "harmless if all are, in order"
                                : "counts again";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(
                        spelled((Record) function),
                        what,
                        traits.contains(Trait.COMMUTATIVE) ? "does not matter" : "matters",
                        again);
    }

    /** As in YAML. */
    private static String spelled(Record function) {
        List<String> options = new ArrayList<>();
        for (RecordComponent component : function.getClass().getRecordComponents()) {
            try {
                Object value = component.getAccessor().invoke(function);
                options.add(
                        component.getName()
                                + " = "
                                + (value instanceof String ? "'" + value + "'" : value));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
        }
        return function.getClass().getName() + "(" + String.join(", ", options) + ")";
    }

    @Test
    void page_hasEveryFunctionThatComesWithLakekit() throws IOException {
        try (Stream<Path> sources = Files.list(Path.of("src/main/java/io/lakekit/function"))) {
            for (Path source : sources.toList()) {
                if (Files.readString(source)
                        .matches(
                                "(?s).*public record \\w+\\([^)]*\\)\\s+implements"
                                        + " UserFunction.*")) {
                    String name = source.getFileName().toString().replace(".java", "");
                    assertThat(Files.readString(PAGE))
                            .contains("io.lakekit.function." + name + "(");
                }
            }
        }
    }

    private static final String SHIPPED =
            """

            ## Functions that come with lakekit

            Paimon does not have these, so every process that merges such a table needs lakekit's functions jar (code LK0422 says so). In Java they are
            *             `new TopN(10, "creative", "spend")`, in YAML as written here, with all options by name. None can undo a retracting row. Store the two
            *             sums of a rate, and compute it when it is read, by `Ratio`.

            | function | gives | over | order of rows | row written again |
            |---|---|---|---|---|
            """;

    private static final String HEAD =
            """
            # Functions

            Generated from `AggFunctions` and their traits by a test. `latestNonNull` of a group has an order of its own beside Paimon's
            *             function; `count` is Paimon's `sum` of ones that the writer supplies. `ignoringRetract()` makes any function drop retracting
            *             rows. [semantics.md](semantics.md) defines the result of each function;
            *             [write-your-own-function.md](../guides/write-your-own-function.md) is about functions of your own.

            | function | options in Paimon | types | order of rows | row written again | null | retracting row | -U and +U in one commit |
            |---|---|---|---|---|---|---|---|
            """;

    private static String types(AggFunction<?> function) {
        List<String> taken = new ArrayList<>();
        for (ColumnType<?> type : TYPES) {
            if (function.accepts(type)) {
                taken.add(
                        type.kind() == ColumnType.Kind.ARRAY
                                ? type.toString()
                                : type.kind().name());
            }
        }
        return taken.size() == TYPES.size()
                ? "all"
                : String.join(", ", taken)
                        .replace("ARRAY<INT>, ARRAY<ROW<k INT>>", "ARRAY")
                        .replace("ARRAY<ROW<k INT>>", "`ARRAY<ROW>`")
                        .replace("<k INT>", "");
    }

    /** The options of a column of the function, without those that are the design's. */
    @SuppressWarnings("unchecked")
    private static String paimon(AggFunction<?> function) {
        Column<Object> column = (Column<Object>) Column.of("c", accepted(function));
        SummaryTable.Builder builder =
                SummaryTable.named("a.b")
                        .primaryKey(Column.of("id", ColumnType.INT))
                        .aggregate(column, (AggFunction<Object>) function);
        builder.check()
                .forEach(
                        finding -> {
                            if (finding.severity() == io.lakekit.diagnostic.Severity.WARNING) {
                                builder.accept(finding, "shown only");
                            }
                        });
        Map<String, String> options = new TreeMap<>();
        PaimonSchemas.options(builder.build())
                .forEach(
                        option -> {
                            if (option.key().startsWith("fields.c.")) {
                                options.put(option.key().substring(9), option.value());
                            }
                        });
        List<String> shown = new ArrayList<>();
        options.forEach((key, value) -> shown.add("`" + key + "=" + value + "`"));
        return String.join(" ", shown);
    }

    private static ColumnType<?> accepted(AggFunction<?> function) {
        return function.kind() == AggFunction.Kind.SUM
                        || function.kind() == AggFunction.Kind.PRODUCT
                ? ColumnType.BIGINT
                : TYPES.stream().filter(function::accepts).findFirst().orElseThrow();
    }

    private static String order(AggFunction<?> function) {
        return function.is(Trait.COMMUTATIVE) ? "does not matter" : "matters";
    }

    private static String repeat(AggFunction<?> function) {
        if (function.is(Trait.IDEMPOTENT)) {
            return "changes nothing";
        }
        return function.is(Trait.REPLAYABLE) ? "harmless if all are, in order" : "counts again";
    }

    private static String nulls(AggFunction<?> function) {
        if (function.kind() == AggFunction.Kind.COUNT) {
            return "counts one";
        }
        return function.is(Trait.NULL_OVERWRITES) ? "clears" : "leaves the value";
    }

    private static String retract(AggFunction<?> function) {
        return function.is(Trait.RETRACTABLE) ? "undone" : "not undone";
    }

    private static String pair(AggFunction<?> function) {
        return function.is(Trait.RETRACT_PAIR_SAFE) ? "right" : "wrong or refused";
    }
}
