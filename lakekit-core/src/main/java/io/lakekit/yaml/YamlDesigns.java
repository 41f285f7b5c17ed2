package io.lakekit.yaml;

import io.lakekit.design.TableDesign;
import java.nio.file.Path;

/**
 * Designs as YAML: one text holds one design and says the same as the builder in Java, in its
 * words.
 *
 * <pre>{@code
 * table: ads.ad_day
 *         kind: summary
 *         columns:
 *   dt: STRING NOT NULL
 *   ad_id: BIGINT NOT NULL
 *   clicks: BIGINT
 *         primaryKey: [dt, ad_id]
 *         partitionedBy: [dt]
 *         aggregate:
 *   clicks: sum()
 * }</pre>
 *
 * <p>A text that is not a design is refused with findings, each placed as {@code file.yaml:12
 * ads.ad_day.clicks}: those of the text (codes {@code LK15xx}, at most 100) and those that {@code
 * build()} has; where a part of the text cannot be read, of the latter only errors of the types and
 * functions of columns, which hold whatever that part says. Classes of enums and of user-defined
 * functions are found by the thread's context class loader; a text can make no other objects.
 */
public final class YamlDesigns {

    private YamlDesigns() {}

    /**
     * The design in a file.
     *
     * @param file UTF-8, at most 4 MB
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that is wrong with the
     *     file or its design
     */
    public static TableDesign read(Path file) {
        return locate(file).design();
    }

    /** The design in a file, with the lines that say what; errors are those of {@link #read}. */
    public static LocatedDesign locate(Path file) {
        FindingLog findings = new FindingLog(file.toString(), FindingLog.Subject.DESIGN);
        return design(TextFile.read(file, findings), findings);
    }

    /**
     * The design in a text.
     *
     * @param name the name of the text in findings, such as that of its file
     * @param text the YAML
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that is wrong with the
     *     text or its design
     */
    public static TableDesign parse(String name, String text) {
        return design(text, new FindingLog(name, FindingLog.Subject.DESIGN)).design();
    }

    private static LocatedDesign design(String text, FindingLog findings) {
        return DesignReader.read(Document.root(text, findings), findings);
    }

    /**
     * The design as YAML, which {@link #parse} makes an equal design of.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException if the design uses two columns of one name
     *     that are not equal, as the text declares each column once
     * @throws IllegalArgumentException if a text of the design holds half a surrogate pair
     */
    public static String print(TableDesign design) {
        return DesignPrinter.print(design);
    }
}
