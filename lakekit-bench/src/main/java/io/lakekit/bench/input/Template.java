package io.lakekit.bench.input;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Text with places such as <code>${id}</code>. A place ending with {@code ?} is empty where the
 * line has no such column; one with {@code :-text} is that text where the column is not there or
 * empty.
 */
final class Template {

    private static final Pattern PLACE = Pattern.compile("\\$\\{([^}]+)}");

    /**
     * A piece of text or a place.
     *
     * @param text the text, or the name of the column
     * @param place whether it is a place
     * @param otherwise what stands in for a column that is not there, or null to refuse the line
     */
    private record Piece(String text, boolean place, @Nullable String otherwise) {

        static Piece place(String inside) {
            int dash = inside.indexOf(":-");
            if (dash > 0) {
                return new Piece(inside.substring(0, dash), true, inside.substring(dash + 2));
            }
            return inside.endsWith("?")
                    ? new Piece(inside.substring(0, inside.length() - 1), true, "")
                    : new Piece(inside, true, null);
        }
    }

    private final List<Piece> pieces = new ArrayList<>();

    Template(String text) {
        Matcher matcher = PLACE.matcher(text);
        int end = 0;
        while (matcher.find()) {
            if (matcher.start() > end) {
                pieces.add(new Piece(text.substring(end, matcher.start()), false, null));
            }
            pieces.add(Piece.place(matcher.group(1)));
            end = matcher.end();
        }
        if (end < text.length()) {
            pieces.add(new Piece(text.substring(end), false, null));
        }
    }

    /** The columns that the template needs. */
    Stream<String> required() {
        return pieces.stream().filter(p -> p.place() && p.otherwise() == null).map(Piece::text);
    }

    /**
     * The text with its places filled.
     *
     * @throws IllegalArgumentException if the line lacks a column that {@code field} needs
     */
    String fill(Line line, String field) {
        if (pieces.size() == 1) {
            return fill(pieces.get(0), line, field);
        }
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            text.append(fill(piece, line, field));
        }
        return text.toString();
    }

    private static String fill(Piece piece, Line line, String field) {
        if (!piece.place()) {
            return piece.text();
        }
        String value = line.value(piece.text());
        String otherwise = piece.otherwise();
        if (value == null && otherwise == null) {
            throw new IllegalArgumentException("no column '" + piece.text() + "' for " + field);
        }
        return (value == null || value.isEmpty()) && otherwise != null
                ? otherwise
                : value == null ? "" : value;
    }
}
