package io.lakekit.internal.paimon.option;

import com.google.common.base.Splitter;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.paimon.CoreOptions;

/** The formats of the files of a table. */
public final class FileFormats {

    static final String ORC = "orc";

    /**
     * The option that says whether ORC files keep an instant as the local time of the process that
     * writes it.
     */
    public static final String LEGACY_INSTANTS = "orc.timestamp-ltz.legacy.type";

    private FileFormats() {}

    /** The formats that the options of a table name, in lower case. */
    static Set<String> of(Map<String, String> options) {
        Set<String> formats = new TreeSet<>();
        add(
                options.getOrDefault(
                        CoreOptions.FILE_FORMAT.key(), CoreOptions.FILE_FORMAT.defaultValue()),
                formats);
        add(options.getOrDefault(CoreOptions.CHANGELOG_FILE_FORMAT.key(), ""), formats);
        String levels = CoreOptions.FILE_FORMAT_PER_LEVEL.key();
        options.forEach(
                (key, value) -> {
                    if (key.startsWith(levels)) {
                        Splitter.on(',')
                                .split(value)
                                .forEach(
                                        level ->
                                                add(
                                                        level.substring(level.indexOf(':') + 1),
                                                        formats));
                    }
                });
        return formats;
    }

    private static void add(String format, Set<String> formats) {
        if (!format.isBlank()) {
            formats.add(CoreOptions.normalizeFileFormat(format.strip()));
        }
    }

    public static boolean haveOrc(Map<String, String> options) {
        return of(options).contains(ORC);
    }

    /** Whether some column has a kind of type, at any depth. */
    public static boolean have(ColumnType.Kind kind, List<? extends Column<?>> columns) {
        return columns.stream().anyMatch(column -> has(kind, column.type()));
    }

    static boolean has(ColumnType.Kind kind, ColumnType<?> type) {
        return type.kind() == kind
                || type.elements().stream().anyMatch(element -> has(kind, element))
                || (type.kind() == ColumnType.Kind.ROW && have(kind, type.fields()));
    }
}
