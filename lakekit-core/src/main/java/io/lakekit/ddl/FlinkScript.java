package io.lakekit.ddl;

import io.lakekit.design.AggFunction;
import io.lakekit.design.Slice;
import io.lakekit.design.TableDesign;
import io.lakekit.design.ValueColumn;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The script with which users of Flink SQL make a table and write it: settings of the session, the
 * functions over the table's sets of ids, the statement of {@link FlinkDdl} and that of {@link
 * FlinkInsert}. Between them stands, as a comment, which views of their own sources it reads.
 *
 * <pre>{@code Files.writeString(Path.of("ad_day.sql"), FlinkScript.streaming(AD_DAY) + ";");}</pre>
 */
public final class FlinkScript {

    private static final String FUNCTIONS = "io.lakekit.flink.sql.";

    /** A setting of a session, and what it is for. */
    private record Setting(String key, String value, String reason) {

        String statement() {
            return "SET '" + key + "' = '" + value + "'; -- " + reason;
        }
    }

    private static final List<Setting> SINK =
            List.of(
                    new Setting(
                            "table.exec.sink.not-null-enforcer",
                            "ERROR",
                            "DROP would leave out rows with a null where none may be"),
                    new Setting(
                            "table.exec.sink.upsert-materialize",
                            "NONE",
                            "the table merges rows; Flink would merge them first, in its own way"),
                    new Setting(
                            "table.exec.legacy-cast-behaviour",
                            "DISABLED",
                            "a value that cannot be cast fails instead of becoming null"));

    private static final List<Setting> STREAMING =
            List.of(
                    new Setting(
                            "execution.runtime-mode",
                            "streaming",
                            "for sources that never end; those that end are for the batch script"),
                    new Setting(
                            "execution.checkpointing.interval",
                            "60 s",
                            "each checkpoint is a commit; without them no row is ever seen"),
                    new Setting(
                            "execution.checkpointing.mode",
                            "EXACTLY_ONCE",
                            "at least once would commit rows twice after a restart"),
                    new Setting(
                            "execution.checkpointing.unaligned.enabled",
                            "false",
                            "a barrier could overtake files that belong to its commit"),
                    new Setting(
                            "execution.checkpointing.externalized-checkpoint-retention",
                            "RETAIN_ON_CANCELLATION",
                            "a job that is started again goes on from its last checkpoint"));

    private static final List<Setting> BATCH =
            List.of(
                    new Setting(
                            "execution.runtime-mode",
                            "batch",
                            "one commit at the end; a streaming job could lose the last rows of"
                                    + " sources that end"),
                    new Setting(
                            "table.dml-sync",
                            "true",
                            "a statement waits until the one before has committed"));

    private FlinkScript() {}

    /**
     * The script for sources that never end, without a semicolon at its end. Rows are committed at
     * checkpoints, of which there is one a minute.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link FlinkDdl#of}
     */
    public static String streaming(TableDesign design) {
        return script(design, STREAMING);
    }

    /**
     * The script for sources that end, such as a back-fill, without a semicolon at its end. Rows
     * are committed once, at the end.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException as {@link FlinkDdl#of}
     */
    public static String batch(TableDesign design) {
        return script(design, BATCH);
    }

    private static String script(TableDesign design, List<Setting> mode) {
        List<String> parts = new ArrayList<>();
        parts.add(
                "-- Table "
                        + design.name()
                        + " in Flink SQL. The current catalog is one of Paimon:\n"
                        + "-- CREATE CATALOG lake WITH ('type' = 'paimon', 'warehouse' = '...');"
                        + " USE CATALOG lake;");
        parts.add(
                "-- Settings of the session\n"
                        + Stream.concat(mode.stream(), SINK.stream())
                                .map(Setting::statement)
                                .collect(Collectors.joining("\n")));
        functions(design).forEach(parts::add);
        parts.add(
                "-- The table; if it is there already, 'lakekit.jar plan' compares it with its"
                        + " design\nCREATE DATABASE IF NOT EXISTS "
                        + Quoting.name(design.name().database())
                        + ";\n\n"
                        + FlinkDdl.ifAbsent(design)
                        + ";");
        parts.add(views(design));
        parts.add("-- All streams in one statement\n" + FlinkInsert.of(design));
        return String.join("\n\n", parts);
    }

    private static List<String> functions(TableDesign design) {
        List<String> parts = new ArrayList<>();
        String users =
                design.values().stream()
                        .flatMap(FlinkScript::userFunction)
                        .distinct()
                        .collect(Collectors.joining("\n"));
        if (!users.isEmpty()) {
            parts.add(
                    "-- Functions that merge rows, in a jar of yours: ADD JAR 'functions.jar';"
                            + " write values as they normalise them\n"
                            + users);
        }
        String sets =
                design.values().stream()
                        .map(value -> value.function().kind())
                        .distinct()
                        .flatMap(FlinkScript::overSets)
                        .collect(Collectors.joining("\n"));
        if (!sets.isEmpty()) {
            parts.add("-- Functions over sets of ids, in lakekit-flink and lakekit-core\n" + sets);
        }
        return parts;
    }

    private static Stream<String> userFunction(ValueColumn value) {
        UserFunction<?> function = value.function().userFunction();
        return function == null
                ? Stream.empty()
                : Stream.of("-- " + value.column().name() + ": " + function.getClass().getName());
    }

    private static Stream<String> overSets(AggFunction.Kind kind) {
        return switch (kind) {
            case RBM32 -> functions("rbm32", "Rbm32Functions", "count");
            case RBM64 -> functions("rbm64", "Rbm64Functions", "count");
            case HLL_SKETCH -> functions("hll", "HllFunctions", "estimate");
            case THETA_SKETCH -> functions("theta", "ThetaFunctions", "estimate");
            default -> Stream.empty();
        };
    }

    private static Stream<String> functions(String prefix, String holder, String counting) {
        return Stream.of("of", counting, "union")
                .map(
                        name ->
                                "CREATE TEMPORARY SYSTEM FUNCTION IF NOT EXISTS "
                                        + prefix
                                        + "_"
                                        + name
                                        + " AS '"
                                        + FUNCTIONS
                                        + holder
                                        + "$"
                                        + name.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + name.substring(1)
                                        + "' LANGUAGE JAVA;");
    }

    private static String views(TableDesign design) {
        Stream<String> views =
                design.slices().isEmpty()
                        ? Stream.of(view(design, null))
                        : design.slices().stream().map(slice -> view(design, slice));
        return "-- The streams: a view of your own sources for each, with these columns, which only"
                + " insert rows\n"
                + views.collect(Collectors.joining("\n"));
    }

    private static String view(TableDesign design, @Nullable Slice<?> slice) {
        List<Column<?>> columns =
                slice == null ? design.suppliedColumns() : design.columnsOf(slice);
        return columns.stream()
                .filter(column -> FlinkInsert.reads(design, column))
                .map(column -> Quoting.name(column.name()) + " " + FlinkDdl.type(column.type()))
                .collect(
                        Collectors.joining(
                                ", ",
                                "-- CREATE TEMPORARY VIEW "
                                        + Quoting.name(FlinkInsert.source(slice))
                                        + " AS SELECT ... -- ",
                                ""));
    }
}
