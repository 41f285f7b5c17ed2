package io.lakekit.paimon;

import io.lakekit.design.RawOption;
import io.lakekit.design.TableDesign;
import io.lakekit.design.Verdict;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.note.DesignNotes;
import io.lakekit.internal.paimon.option.FlinkColumns;
import io.lakekit.internal.paimon.option.RawOptionRules;
import io.lakekit.internal.paimon.option.TableOptions;
import io.lakekit.internal.paimon.schema.Fingerprint;
import io.lakekit.internal.paimon.schema.RootCause;
import io.lakekit.internal.paimon.schema.UserFunctions;
import io.lakekit.internal.paimon.schema.WriteProbe;
import io.lakekit.internal.paimon.value.PaimonTypes;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaValidation;
import org.apache.paimon.schema.TableSchema;

/** The Paimon schema of a design. */
public final class PaimonSchemas {

    private static final Check<TableDesign> REFUSED_BY_PAIMON =
            new Check<>(
                    Code.error(
                            "LK0804",
                            "Paimon's own check of a new table refuses it",
                            "create, plan, the DDL"),
                    PaimonSchemas::refusedByPaimon);
    private static final Check<TableDesign> CANNOT_WRITE =
            new Check<>(
                    Code.error(
                            "LK0808",
                            "raw options with which no row can be written",
                            "create, apply, lint --probe"),
                    PaimonSchemas::cannotWrite);

    private PaimonSchemas() {}

    /**
     * The schema that creates the table.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with the findings of {@link #check} that
     *     the design does not accept
     */
    public static Schema of(TableDesign design) {
        refused(design).throwIfAny();
        return translate(design);
    }

    /** The findings of {@link #check} that the design does not accept. */
    public static Diagnostics refused(TableDesign design) {
        return Verdict.of(check(design), design.name(), design.acceptances()).refused();
    }

    /**
     * Like {@link #of}, with a fingerprint that later reveals changes made outside lakekit, and
     * with notes about the design that the table itself would not show.
     */
    public static Schema stored(TableDesign design) {
        Schema schema = of(design);
        Map<String, String> options = new TreeMap<>(schema.options());
        options.put(Fingerprint.OPTION, Fingerprint.of(schema));
        options.put(DesignNotes.OPTION, DesignNotes.of(design));
        return new Schema(
                schema.fields(),
                schema.partitionKeys(),
                schema.primaryKeys(),
                options,
                schema.comment());
    }

    /**
     * The findings about a design of the Paimon on the class path, accepted warnings included:
     * whether its version can hold the design, and whether it finds the user-defined functions.
     * Nothing is written.
     */
    public static Diagnostics check(TableDesign design) {
        Diagnostics found = RawOptionRules.check(design).and(UserFunctions.check(design));
        return found.hasErrors() ? found : found.and(run(REFUSED_BY_PAIMON, design));
    }

    /**
     * The findings of a trial: a row is written with the raw options to a table of its own in a
     * temporary directory, read back and deleted, as Paimon looks at many options no sooner. A
     * design without raw options is not tried.
     *
     * @param design a design with which {@link #check} finds no error
     * @throws java.io.UncheckedIOException if there is no temporary directory to write to
     */
    public static Diagnostics probe(TableDesign design) {
        return run(CANNOT_WRITE, design);
    }

    private static Diagnostics run(Check<TableDesign> check, TableDesign design) {
        return Check.all(List.of(check), design, Place.table(design.name()));
    }

    /** Lets Paimon check the new table, in memory. */
    private static void refusedByPaimon(TableDesign design, Report found) {
        try {
            SchemaValidation.validateTableSchema(TableSchema.create(0, translate(design)));
        } catch (RuntimeException e) {
            found.atTable()
                    .says("Paimon refuses the table: %s", RootCause.of(e))
                    .so("it could not be created")
                    .fix("Change the setting or raw option it names.");
        }
    }

    private static void cannotWrite(TableDesign design, Report found) {
        if (design.rawOptions().isEmpty()) {
            return;
        }
        try {
            WriteProbe.of(TableSchema.create(0, translate(design)));
        } catch (IllegalArgumentException e) {
            found.atTable()
                    .says("with its raw options no row can be written: %s", RootCause.of(e))
                    .so("Paimon would create the table and fail every write")
                    .fix("Change or remove the raw option it names.");
        }
    }

    /**
     * Whether Flink can follow the table's changes, and so look rows up in it: its rows are not
     * merged, or it has a changelog, or it looks rows up itself when it merges them.
     */
    public static boolean tellsChanges(TableDesign design) {
        CoreOptions options = CoreOptions.fromMap(TableOptions.all(design));
        return design.primaryKey().isEmpty()
                || options.mergeEngine() == CoreOptions.MergeEngine.DEDUPLICATE
                || options.changelogProducer() != CoreOptions.ChangelogProducer.NONE
                || (options.needLookup()
                        && options.mergeEngine() != CoreOptions.MergeEngine.FIRST_ROW);
    }

    /** The options the table gets, sorted by key. */
    public static List<RawOption> options(TableDesign design) {
        return TableOptions.all(design).entrySet().stream()
                .map(entry -> new RawOption(entry.getKey(), entry.getValue()))
                .toList();
    }

    /**
     * The options that a statement of Flink gives, sorted by key: all but those of computed columns
     * and watermarks, which have {@linkplain #withFlinkColumns clauses}.
     */
    public static List<RawOption> flinkOptions(TableDesign design) {
        return options(design).stream()
                .filter(option -> !FlinkColumns.isOne(option.key()))
                .toList();
    }

    /**
     * The declarations of a statement of Flink: those of stored columns, with the computed columns
     * in their places among them, and the watermark behind all.
     *
     * @param stored the declarations of the stored columns in their order
     */
    public static List<String> withFlinkColumns(TableDesign design, List<String> stored) {
        List<String> all = new ArrayList<>(stored);
        FlinkColumns.of(TableOptions.all(design))
                .forEach(entry -> all.add(Math.min(entry.position(), all.size()), entry.clause()));
        return List.copyOf(all);
    }

    /**
     * The option that gives the key in a statement that has no clause for it.
     *
     * @param columns the columns of the key, separated by commas
     */
    public static RawOption primaryKeyOption(String columns) {
        return new RawOption(CoreOptions.PRIMARY_KEY.key(), columns);
    }

    /** The schema that the design asks for, unchecked. */
    static Schema translate(TableDesign design) {
        Schema.Builder schema = Schema.newBuilder();
        for (Column<?> column : design.columns()) {
            schema.column(column.name(), PaimonTypes.of(column), column.comment());
        }
        schema.primaryKey(names(design.primaryKey()));
        schema.partitionKeys(names(design.partitionColumns()));
        schema.options(TableOptions.all(design));
        if (design.comment() != null) {
            schema.comment(design.comment());
        }
        return schema.build();
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
