package io.lakekit.cli.rows;

import io.lakekit.design.TableDesign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows for a design: CSV if its name ends in {@code .csv}, else YAML. A row names columns
 * and their values, and by {@code stream} the group or event type that it belongs to.
 */
public final class RowsFile {

    /**
     * A row as the file has it.
     *
     * @param line the line it begins in, from 1
     * @param cells what is written for each column, by its name
     */
    record Given(int line, Map<String, Cell> cells) {}

    /**
     * What is written for a column.
     *
     * @param line the line it begins in, from 1
     * @param value text, null, a list or a map of such
     */
    record Cell(int line, @Nullable Object value) {}

    private RowsFile() {}

    /**
     * The rows of a file in its order.
     *
     * @throws RowsException if it is not such a file, or the design has no place for a row
     */
    public static List<StreamRow> read(Path file, TableDesign design) {
        List<Given> given = given(file);
        if (given.isEmpty()) {
            throw new RowsException(file, 1, "there is no row; write at least one");
        }
        StreamRows rows = new StreamRows(file, design);
        return given.stream().map(rows::of).toList();
    }

    private static List<Given> given(Path file) {
        boolean csv = file.toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        String text = text(file);
        return csv ? CsvRows.read(file, text) : YamlRows.read(file, text);
    }

    /** The text of a file, without the mark that some editors put before it. */
    private static String text(Path file) {
        try {
            String text = Files.readString(file, StandardCharsets.UTF_8);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new RowsException(file, 1, "the file is not UTF-8; save it as UTF-8");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
