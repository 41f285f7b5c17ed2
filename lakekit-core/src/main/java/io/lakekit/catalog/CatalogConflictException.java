package io.lakekit.catalog;

import io.lakekit.design.TableName;
import io.lakekit.diagnostic.Code;
import java.util.List;

/** A live table is not what its design says, so it was not opened. Nothing was changed. */
public final class CatalogConflictException extends RuntimeException {

    private static final Code DIFFERENT =
            Code.error("LK1101", "the live table differs from its design", "create, open");

    private static final long serialVersionUID = 1L;

    private final transient List<String> differences;

    CatalogConflictException(TableName table, List<String> differences) {
        super(
                DIFFERENT
                        + " "
                        + DIFFERENT.severity()
                        + " "
                        + table
                        + ": the live table differs from its design: "
                        + String.join("; ", differences)
                        + "; rows written by the design would not mean what it says. Change the design to match, or create it under another name.");
        this.differences = List.copyOf(differences);
    }

    /** The differences between table and design, a sentence for each; never empty. */
    public List<String> differences() {
        return differences;
    }
}
