package io.lakekit.yaml;

import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.ColumnType.Kind;
import io.lakekit.schema.FinerValues;
import io.lakekit.yaml.UnreadableException.Expected;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads what follows the name of a column: {@code TYPE [NOT NULL] [COMMENT 'text'] [FORMERLY
 * 'name']}, the type as SQL spells it. Fields of a ROW are written likewise, after their names.
 */
final class TypeParser {

    /** The greatest depth of nested types; no engine nests as deep. */
    private static final int DEEPEST = 50;

    private static final int SQL_DIGITS = 6;

    private static final String EXAMPLE =
            "Write a type as in SQL, such as ARRAY<ROW<id BIGINT NOT NULL, price DECIMAL(10, 2)>>.";

    private final Tokens tokens;
    private int depth;

    private TypeParser(Tokens tokens) {
        this.tokens = tokens;
    }

    static Column<?> column(String name, String text) {
        TypeParser parser = new TypeParser(new Tokens(text, Expected.TYPE, EXAMPLE));
        Column<?> column = parser.column(name);
        parser.tokens.end();
        return column;
    }

    private Column<?> column(String name) {
        Column<?> column = Column.of(name, type());
        if (tokens.skipWord("COMMENT")) {
            column = column.comment(tokens.text());
        }
        if (tokens.skipWord("FORMERLY")) {
            column = column.formerly(tokens.text());
        }
        return column;
    }

    private ColumnType<?> type() {
        if (++depth > DEEPEST) {
            throw tokens.unreadable("types are nested deeper than " + DEEPEST);
        }
        ColumnType<?> type = nullable(kind());
        depth--;
        if (!tokens.skipWord("NOT")) {
            return type;
        }
        if (!tokens.skipWord("NULL")) {
            throw tokens.expected("NULL");
        }
        return type.notNull();
    }

    private Kind kind() {
        String word = tokens.word("a type");
        String name = SqlNames.of(word, tokens);
        List<String> known = Stream.of(Kind.values()).map(Kind::name).toList();
        if (!known.contains(name)) {
            throw tokens.unreadable(
                    "there is no type '" + Suggestions.shown(word) + "'",
                    Suggestions.wayOut(name, known));
        }
        return Kind.valueOf(name);
    }

    private ColumnType<?> nullable(Kind kind) {
        return switch (kind) {
            case BOOLEAN -> ColumnType.BOOLEAN;
            case TINYINT -> ColumnType.TINYINT;
            case SMALLINT -> ColumnType.SMALLINT;
            case INT -> ColumnType.INT;
            case BIGINT -> ColumnType.BIGINT;
            case FLOAT -> ColumnType.FLOAT;
            case DOUBLE -> ColumnType.DOUBLE;
            case STRING -> ColumnType.STRING;
            case BYTES -> isSized() ? varbinary() : ColumnType.BYTES;
            case DATE -> ColumnType.DATE;
            case DECIMAL -> decimal();
            case CHAR -> ColumnType.character(sizeOr(1));
            case VARCHAR -> isSized() ? ColumnType.varchar(size()) : ColumnType.STRING;
            case BINARY -> ColumnType.binary(size());
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> timed(kind);
            case ENUM -> enumeration(NamedClass.ofEnum(tokens.word("the class of the enum")));
            case ARRAY -> array();
            case MAP -> map();
            case ROW -> row();
        };
    }

    /**
     * Reads a DECIMAL, whose size must be given: without one, engines disagree about its digits.
     */
    private ColumnType<?> decimal() {
        tokens.symbol("(");
        int precision = tokens.number();
        int scale = tokens.skipSymbol(",") ? tokens.number() : 0;
        tokens.symbol(")");
        return ColumnType.decimal(precision, scale);
    }

    private ColumnType<?> varbinary() {
        int size = size();
        if (size < 1) {
            throw tokens.unreadable("bytes of no length", "Write it as VARBINARY(16), or BYTES.");
        }
        return ColumnType.varbinary(size);
    }

    private boolean isSized() {
        return tokens.peek().isSymbol("(");
    }

    private int sizeOr(int usual) {
        return isSized() ? size() : usual;
    }

    private int size() {
        tokens.symbol("(");
        int size = tokens.number();
        tokens.symbol(")");
        return size;
    }

    /**
     * Reads a type of time. Without a size it has whole seconds if it is a TIME, else six digits,
     * as in SQL.
     */
    private ColumnType<?> timed(Kind kind) {
        int precision = kind == Kind.TIME ? 0 : SQL_DIGITS;
        FinerValues finer = FinerValues.CUT;
        if (tokens.skipSymbol("(")) {
            precision = tokens.number();
            finer = tokens.skipSymbol(",") ? finer() : FinerValues.CUT;
            tokens.symbol(")");
        }
        boolean local = SqlNames.isWithLocalZone(kind, tokens);
        return kind == Kind.TIME
                ? ColumnType.time(precision, finer)
                : kind == Kind.TIMESTAMP && !local
                        ? ColumnType.timestamp(precision, finer)
                        : ColumnType.timestampLtz(precision, finer);
    }

    private FinerValues finer() {
        for (FinerValues choice : FinerValues.values()) {
            if (tokens.skipWord(choice.name())) {
                return choice;
            }
        }
        throw tokens.expected("CUT or REFUSE");
    }

    private ColumnType<?> array() {
        tokens.symbol("<");
        ColumnType<?> element = type();
        tokens.symbol(">");
        return ColumnType.array(element);
    }

    private ColumnType<?> map() {
        tokens.symbol("<");
        ColumnType<?> key = type();
        tokens.symbol(",");
        ColumnType<?> value = type();
        tokens.symbol(">");
        return ColumnType.map(key, value);
    }

    private ColumnType<?> row() {
        List<Column<?>> fields = new ArrayList<>();
        tokens.symbol("<");
        while (!tokens.skipSymbol(">")) {
            if (!fields.isEmpty()) {
                tokens.symbol(",");
            }
            fields.add(column(tokens.name("the name of a field")));
        }
        return ColumnType.row(fields.toArray(Column<?>[]::new));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a class that was seen to be an enum's
    private static ColumnType<?> enumeration(Class<?> type) {
        return ColumnType.enumeration((Class) type);
    }
}
