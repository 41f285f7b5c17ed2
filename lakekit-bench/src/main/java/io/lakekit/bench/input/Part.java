package io.lakekit.bench.input;

import com.fasterxml.jackson.annotation.JsonCreator;
import io.lakekit.bench.event.Stage;
import io.lakekit.internal.text.Spelling;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A part of a mapping: one kind of file and what its lines become.
 *
 * @param stage the stream, or null for dimensions
 * @param files a regular expression for whole file names, or for whole paths below the directory if
 *     it has a slash in it; its named groups are columns such as {@code ${policy}}
 * @param format csv, tsv or jsonl
 * @param header whether the first line names the columns
 * @param optional whether there may be no such file and no event in them
 * @param columns the columns by position if there is no header; those at the end whose names end
 *     with {@code ?} may be missing
 * @param where only lines whose column has this text or one of these
 * @param time how times are written; ISO 8601 if it is left out
 * @param fields templates such as {@code ${bidid}} by the name of the field
 * @param delimiter between columns, if it is neither a comma nor, for tsv, a tab
 * @param quote the character around values, or {@code none}; double quotes for csv, none for tsv
 * @param charset of the files, UTF-8 if it is left out
 * @param each the path of an array of which every element is an event, for jsonl
 * @param lookup where the request, ad or request time is found if the lines do not carry it
 */
record Part(
        @Nullable Stage stage,
        String files,
        String format,
        boolean header,
        boolean optional,
        @Nullable List<String> columns,
        @Nullable Map<String, Condition> where,
        @Nullable Times time,
        Map<String, String> fields,
        @Nullable String delimiter,
        @Nullable String quote,
        @Nullable String charset,
        @Nullable String each,
        @Nullable Lookup lookup) {

    private static final List<String> FORMATS = List.of("csv", "tsv", "jsonl");
    private static final Pattern GROUP = Pattern.compile("\\(\\?<([A-Za-z][A-Za-z0-9]*)>");
    private static final List<String> FOUND = List.of("requestId", "adId", "requestTime");

    @JsonCreator
    Part {
        if (files == null || format == null || fields == null) {
            throw new IllegalArgumentException(
                    "A part of a mapping needs files, format and fields; it has files '"
                            + files
                            + "', format '"
                            + format
                            + "', fields "
                            + fields);
        }
        if (!FORMATS.contains(format)) {
            throw new IllegalArgumentException(
                    "The format of files '"
                            + files
                            + "' is '"
                            + format
                            + "'; use one of "
                            + FORMATS
                            + Spelling.meant(format, FORMATS)
                                    .map(f -> ", such as " + f)
                                    .orElse(""));
        }
    }

    /**
     * Refuses a part that contradicts itself.
     *
     * @throws IllegalArgumentException with the reason
     */
    void check() {
        try {
            Pattern.compile(files);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "files '" + files + "' is not a regular expression: " + e.getDescription(), e);
        }
        FieldNames.check(title(), stage, fields.keySet());
        boolean json = format.equals("jsonl");
        refuse(
                json && (delimiter != null || quote != null),
                "delimiter and quote are of csv and tsv");
        refuse(json && (header || columns != null), "header and columns are of csv and tsv");
        refuse(!json && each != null, "each is of jsonl");
        refuse(
                header && columns != null,
                "columns name what no header names; leave out one of them");
        refuse(quote != null && quoteIsWrong(quote), "quote takes one character or none");
        refuse("".equals(delimiter), "delimiter takes a text that is not empty");
        refuse(stage == null && lookup != null, "a lookup is of streams, not of dimensions");
        charsetOfFiles();
    }

    private static boolean quoteIsWrong(String quote) {
        return quote.length() != 1 && !quote.equals("none");
    }

    private void refuse(boolean wrong, String reason) {
        if (wrong) {
            throw new IllegalArgumentException(title() + " of files '" + files + "': " + reason);
        }
    }

    /** Refuses a part that has files but no template for a field every line must give. */
    void requireFields() {
        for (String name : FieldNames.required(stage)) {
            if (!fields.containsKey(name) && !finds(name)) {
                throw new InputException(
                        "The mapping of "
                                + title()
                                + ", files '"
                                + files
                                + "', has no field '"
                                + name
                                + "', which every line must give"
                                + (FOUND.contains(name) && stage != null
                                        ? " or find at another stream by 'lookup'"
                                        : "")
                                + ". Its fields are "
                                + FieldNames.all(stage));
            }
        }
    }

    /** Whether a field is found at another stream. */
    boolean finds(String field) {
        return lookup != null && FOUND.contains(field) && !fields.containsKey(field);
    }

    String delimiterOfFiles() {
        return delimiter != null ? delimiter : format.equals("tsv") ? "\t" : ",";
    }

    @Nullable Character quoteOfFiles() {
        String given = quote != null ? quote : format.equals("tsv") ? "none" : "\"";
        return given.equals("none") ? null : given.charAt(0);
    }

    Charset charsetOfFiles() {
        try {
            return charset == null ? StandardCharsets.UTF_8 : Charset.forName(charset);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    title() + ": this Java has no charset '" + charset + "'", e);
        }
    }

    /** The columns that its lines cannot do without. */
    Set<String> reads() {
        Set<String> names = new LinkedHashSet<>();
        fields.values().forEach(text -> new Template(text).required().forEach(names::add));
        if (lookup != null) {
            new Template(lookup.key()).required().forEach(names::add);
        }
        if (where != null) {
            names.addAll(where.keySet());
        }
        return names;
    }

    /** The names that do not come from the line: groups of the file's name and those with _. */
    Set<String> constants() {
        Set<String> names = new HashSet<>(Set.of("_row", "_item", "_file", "_dir", "_name"));
        names.addAll(groups());
        return names;
    }

    /** The named groups of {@code files}. */
    List<String> groups() {
        Matcher groups = GROUP.matcher(files);
        return groups.results().map(found -> found.group(1)).toList();
    }

    Times times() {
        return Objects.requireNonNullElse(time, Times.ISO);
    }

    /** The stream that the part feeds, for messages. */
    String title() {
        return stage == null ? "dimensions" : "stream " + stage;
    }
}
