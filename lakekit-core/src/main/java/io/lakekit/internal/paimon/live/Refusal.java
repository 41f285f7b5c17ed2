package io.lakekit.internal.paimon.live;

import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Family;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Severity;
import java.util.ArrayList;
import java.util.List;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;

/**
 * The findings about a live table that no design describes: why, which design is nearest, and what
 * to copy into its table; code {@code LK1107}.
 */
final class Refusal {

    private static final Code NO_DESIGN =
            Code.error("LK1107", "a type, engine or setting that no design has", "the import");

    private final String name;
    private final TableSchema live;

    Refusal(String name, TableSchema live) {
        this.name = name;
        this.live = live;
    }

    /** The finding about a table that cannot be opened. */
    static Diagnostic unreadable(String name, String why) {
        return NO_DESIGN
                .at(Place.table(name))
                .says("cannot be opened: %s", why)
                .so("nothing is known of it")
                .fix("Take back the last change of the table, or drop it if nobody reads it.");
    }

    /** The finding about a column of a type that lakekit does not have. */
    Diagnostic type(DataField field) {
        List<String> others = new ArrayList<>(live.fieldNames());
        others.remove(field.name());
        return NO_DESIGN
                .at(Place.table(name).column(field.name()))
                .says("is %s", field.type().asSQLString())
                .so("lakekit has no such type")
                .fix(
                        "Nearest is the same table without the column, or with its values as STRING"
                                + " or BYTES: %s",
                        copy(others));
    }

    /** The finding about a user's function that cannot be made in this process. */
    Diagnostic function(String column, String fact) {
        return NO_DESIGN
                .at(Place.table(name).column(column))
                .says("%s", fact)
                .so("its design cannot be built without the function")
                .fix(
                        "Import it where the jar of that class is on the class path, such as by"
                                + " 'lakekit.jar import --class-path JARS'.");
    }

    /** The finding about a setting that no kind of design has. */
    Diagnostic setting(String fact) {
        return NO_DESIGN
                .at(Place.table(name))
                .says("%s", fact)
                .so("no kind of design says that")
                .fix(
                        "Nearest is the same table without that setting: take it away with ALTER"
                                + " TABLE and import again if that is right for its rows, or: %s",
                        copy(live.fieldNames()));
    }

    /** The findings of the rules against the nearest design. */
    Diagnostics ofDesign(Diagnostics judged) {
        List<Diagnostic> found = new ArrayList<>();
        for (Diagnostic finding : judged) {
            found.add(ofDesign(finding));
        }
        return Diagnostics.copyOf(found);
    }

    private Diagnostic ofDesign(Diagnostic finding) {
        if (finding.severity() != Severity.ERROR) {
            return finding;
        }
        if (finding.code().family() == Family.OPTIONS) {
            return ofOption(finding);
        }
        return finding.code()
                .at(finding.place())
                .says("%s", finding.fact())
                .so("%s", finding.consequence())
                .fix(
                        "%s Nearest is the same table with that changed: %s",
                        finding.fix(), copy(live.fieldNames()));
    }

    /**
     * A finding about an option with another way out: a design can leave an option out, but a table
     * has it until somebody removes it.
     */
    private Diagnostic ofOption(Diagnostic finding) {
        return finding.code()
                .at(finding.place())
                .says("%s", finding.fact())
                .so("%s", finding.consequence())
                .fix(
                        "%s Nearest is the same table without it: take it away with ALTER TABLE %s"
                                + " RESET (...) and import again if that is right for its rows, or:"
                                + " %s",
                        finding.fix(), name, copy(live.fieldNames()));
    }

    private String copy(List<String> columns) {
        String all = String.join(", ", columns);
        return "create it under another name and copy the rows with INSERT INTO "
                + name
                + "_new ("
                + all
                + ") SELECT "
                + all
                + " FROM "
                + name
                + ".";
    }
}
