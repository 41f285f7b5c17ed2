package io.lakekit;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.ImportedTable;
import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.design.TableDesign;
import io.lakekit.yaml.YamlDesigns;

/** From a design to its table and back. */
public final class RoundTrip {

    private RoundTrip() {}

    /**
     * Creates the table, which must not be there yet, imports it and expects the design as it was;
     * its plan is empty, and applying that leaves the schema alone.
     */
    public static void assertComesBack(Lake lake, TableDesign design, String which) {
        lake.create(design);
        ImportedTable imported = lake.importTable(design.name());

        assertThat(imported.design().map(YamlDesigns::print))
                .as("%s: %s", which, imported.findings())
                .contains(YamlDesigns.print(design));
        assertThat(imported.design()).as(which).contains(design);
        assertThat(imported.design().get().columns()).as(which).isEqualTo(design.columns());
        TableDiff<TableDesign> diff = lake.plan(imported.design().get());
        assertThat(diff.isEmpty()).as("%s: %s", which, diff).isTrue();
        long schema = lake.open(design).unwrap().schema().id();
        assertThat(lake.apply(diff).unwrap().schema().id()).as(which).isEqualTo(schema);
    }
}
