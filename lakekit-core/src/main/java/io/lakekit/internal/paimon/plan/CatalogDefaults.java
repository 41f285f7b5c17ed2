package io.lakekit.internal.paimon.plan;

import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.paimon.option.CatalogSettings;
import io.lakekit.paimon.PaimonSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.paimon.catalog.Catalog;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.TableSchema;

/** The check of the options that a catalog gives to every new table: code {@code LK0816}. */
public final class CatalogDefaults {

    private static final Code DEFAULT_OPTION =
            Code.error(
                    "LK0816", "an option that the catalog adds to new tables", "create and plan");

    private CatalogDefaults() {}

    /**
     * The findings about options that this catalog would add to the design's table, that the design
     * does not have and that would make a difference.
     */
    public static Diagnostics defaults(Catalog catalog, TableDesign design) {
        List<Diagnostic> found = new ArrayList<>();
        for (Map.Entry<String, String> setting : new TreeMap<>(catalog.options()).entrySet()) {
            if (setting.getKey().startsWith(CatalogSettings.DEFAULT) && changes(design, setting)) {
                found.add(added(design, setting.getKey(), setting.getValue()));
            }
        }
        return Diagnostics.copyOf(found);
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

    private static Diagnostic added(TableDesign design, String setting, String value) {
        return DEFAULT_OPTION
                .at(Place.table(design.name()))
                .says("the catalog's setting '%s' = '%s' is for every new table", setting, value)
                .so("the table would have an option that its design has not, and no rule saw")
                .fix(
                        "Remove it where the lake is opened, or give the design '%s'.",
                        setting.substring(CatalogSettings.DEFAULT.length()));
    }
}
