package io.lakekit.paimon;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.paimon.option.RawOptionRules;
import io.lakekit.internal.paimon.row.MemoryTable;
import java.util.List;
import org.apache.paimon.schema.Schema;
import org.apache.paimon.schema.SchemaValidation;
import org.apache.paimon.schema.TableSchema;

/** What Paimon alone makes of a design that no rule of lakekit was asked about. */
public final class UncheckedSchemas {

    private UncheckedSchemas() {}

    public static Schema of(TableDesign design) {
        return PaimonSchemas.translate(design);
    }

    /** What is said about its raw options, without a trial of them. */
    public static List<String> codesOfOptions(TableDesign design) {
        return RawOptionRules.check(design).codes();
    }

    /** Throws what Paimon's own check of a new table throws. */
    public static void validate(TableDesign design) {
        SchemaValidation.validateTableSchema(stored(design));
    }

    public static MemoryTable memory(TableDesign design) {
        return new MemoryTable(design, stored(design));
    }

    private static TableSchema stored(TableDesign design) {
        return TableSchema.create(0, of(design));
    }
}
