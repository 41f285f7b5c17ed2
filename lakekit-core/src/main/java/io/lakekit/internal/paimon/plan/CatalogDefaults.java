package io.lakekit.internal.paimon.plan;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.paimon.option.CatalogSettings;
import io.lakekit.paimon.PaimonSchemas;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;

/** The check of the options that a catalog gives to every new table: code {@code LK0816}. */
public final class CatalogDefaults {

    private static final Check<NewTable> DEFAULT_OPTION =
            new Check<>(
                    Code.error(
                            "LK0816",
                            "an option that the catalog adds to new tables",
                            "create and plan"),
                    CatalogDefaults::added);

    /** A design, and the settings of the catalog that is to make its table. */
    private record NewTable(TableDesign design, Map<String, String> settings) {}

    private CatalogDefaults() {}

    /**
     * The findings about options that this catalog would add to the design's table, that the design
     * does not have and that would make a difference.
     */
    public static Diagnostics defaults(Catalog catalog, TableDesign design) {
        NewTable table = new NewTable(design, new TreeMap<>(catalog.options()));
        return Check.all(List.of(DEFAULT_OPTION), table, Place.table(design.name()));
    }

    private static void added(NewTable table, Report found) {
        for (Map.Entry<String, String> setting : table.settings().entrySet()) {
            String key = setting.getKey();
            if (key.startsWith(CatalogSettings.DEFAULT) && changes(table.design(), setting)) {
                found.atTable()
                        .says(
                                "the catalog's setting '%s' = '%s' is for every new table",
                                key, setting.getValue())
                        .so(
                                "the table would have an option that its design has not, and no rule saw")
                        .fix(
                                "Remove it where the lake is opened, or give the design '%s'.",
                                key.substring(CatalogSettings.DEFAULT.length()));
            }
        }
    }

    /**
     * Whether the catalog would change the table by this setting; it leaves an option that the
     * design has as it is.
     */
    private static boolean changes(TableDesign design, Map.Entry<String, String> setting) {
        Schema schema = PaimonSchemas.of(design);
        Map<String, String> options = new TreeMap<>(schema.options());
        options.putIfAbsent(
                setting.getKey().substring(CatalogSettings.DEFAULT.length()), setting.getValue());
        Schema made =
                new Schema(
                        schema.fields(),
                        schema.partitionKeys(),
                        schema.primaryKeys(),
                        options,
                        schema.comment());
        return !Evolution.of(design, TableSchema.create(0, made), false).differences().isEmpty();
    }
}
