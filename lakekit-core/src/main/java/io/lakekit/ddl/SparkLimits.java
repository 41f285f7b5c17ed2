package io.lakekit.ddl;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The types that Spark SQL reads and writes in a Paimon table, but cannot declare. */
final class SparkLimits {

    private static final Check<TableDesign> UNSAID =
            new Check<>(
                    Code.error(
                            "LK1403", "a type that Spark SQL cannot declare", "the DDL for Spark"),
                    SparkLimits::unsaid);

    private static final int MICROSECONDS = 6;

    private SparkLimits() {}

    static Diagnostics check(TableDesign design) {
        return Check.all(List.of(UNSAID), design, Place.table(design.name()));
    }

    private static void unsaid(TableDesign design, Report found) {
        for (Column<?> column : design.columns()) {
            unsaid(column.type())
                    .ifPresent(
                            what ->
                                    found.at(column)
                                            .says(
                                                    "is or holds %s, which Spark SQL cannot"
                                                            + " declare",
                                                    what)
                                            .so(
                                                    "the statement would not make the table that is"
                                                            + " designed")
                                            .fix(
                                                    "Create the table with Lake.create, which Spark"
                                                            + " SQL then reads and writes, or"
                                                            + " change the type%s.",
                                                    instead(column.type())));
        }
    }

    /** The advice which type to take instead, where one type serves all such columns. */
    private static String instead(ColumnType<?> type) {
        return switch (type.kind()) {
            case TIMESTAMP, TIMESTAMP_LTZ -> " to " + type.kind() + "(" + MICROSECONDS + ")";
            case BINARY, BYTES -> " to BYTES";
            case TIME -> " to INT, of seconds or milliseconds of the day";
            default -> "";
        };
    }

    /** The first part of a type that cannot be declared, if there is one. */
    private static Optional<String> unsaid(ColumnType<?> type) {
        Optional<String> here =
                switch (type.kind()) {
                    case TIME -> Optional.of("a TIME");
                    case BINARY -> Optional.of("BINARY of a length");
                    case BYTES ->
                            Optional.of("VARBINARY of a length").filter(s -> type.precision() > 0);
                    case TIMESTAMP, TIMESTAMP_LTZ ->
                            Optional.of(type.notNull().toString())
                                    .filter(said -> type.precision() != MICROSECONDS)
                                    .map(said -> "a time of another precision than 6");
                    case ARRAY -> neverNull("elements", type.elements().get(0));
                    case MAP -> neverNull("values", type.elements().get(1));
                    default -> Optional.empty();
                };
        return Stream.concat(
                        here.stream(),
                        Stream.concat(
                                        type.elements().stream(),
                                        type.fields().stream().map(Column::type))
                                .flatMap(part -> unsaid(part).stream()))
                .findFirst();
    }

    private static Optional<String> neverNull(String parts, ColumnType<?> type) {
        return type.nullable() ? Optional.empty() : Optional.of(parts + " that are never null");
    }
}
