package io.lakekit.table;

import io.lakekit.design.TableDesign;
import io.lakekit.internal.text.Spelling;
import io.lakekit.schema.Column;
import java.util.List;

/**
 * A check of the column handles that a caller passes: the types of Java cannot tell two DECIMALs
 * apart.
 */
final class ColumnCheck {

    private ColumnCheck() {}

    /**
     * Refuses a handle that is not a column of the design, or that has another type than that
     * column.
     */
    static void require(TableDesign design, Column<?> handle) {
        Column<?> column =
                design.column(handle.name())
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "Table "
                                                        + design.name()
                                                        + " has no column '"
                                                        + handle.name()
                                                        + "'. "
                                                        + Spelling.question(
                                                                handle.name(), names(design))
                                                        + "Use columns of its design"));
        if (!column.type().notNull().equals(handle.type().notNull())) {
            throw new IllegalArgumentException(
                    "Column '"
                            + column.name()
                            + "' of table "
                            + design.name()
                            + " is "
                            + column.type()
                            + " and its handle "
                            + handle.type()
                            + ", which would misread it; use the handle of the design");
        }
    }

    private static List<String> names(TableDesign design) {
        return design.columns().stream().map(Column::name).toList();
    }
}
