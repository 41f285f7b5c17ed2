package io.lakekit.schema;

import io.lakekit.schema.Filter.Comparison;
import io.lakekit.schema.Filter.Operator;
import java.io.Serializable;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A typed handle of a column: declared once as a constant and used in designs, records, filters and
 * assertions. Immutable, equal by value; rules and codecs look columns up by name, so {@code c} and
 * {@code c.notNull()} address the same stored column.
 *
 * <pre>{@code
 * static final Column<Long> PRICE = Column.of("price", ColumnType.BIGINT).comment("in cents");
 *
 * Filter dear = PRICE.gt(1_000L).and(PRICE.le(5_000L));
 * }</pre>
 *
 * @param <T> the Java type of a value
 */
public final class Column<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final ColumnType<T> type;
    private final boolean nullable;
    private final @Nullable String comment;
    private final @Nullable String formerName;

    private Column(
            String name,
            ColumnType<T> type,
            boolean nullable,
            @Nullable String comment,
            @Nullable String formerName) {
        this.name = Objects.requireNonNull(name, "name");
        this.type = Objects.requireNonNull(type, "type");
        this.nullable = nullable;
        this.comment = comment;
        this.formerName = formerName;
    }

    /**
     * A column whose values may be null, unless {@code type} is {@link ColumnType#notNull()}:
     * {@code of(name, type.notNull())} equals {@code of(name, type).notNull()}.
     *
     * @param name the name as stored; whether it is a possible name is judged with a design
     * @param type the type of the values
     */
    public static <T> Column<T> of(String name, ColumnType<T> type) {
        return new Column<>(name, type.orNull(), type.nullable(), null, null);
    }

    /** A copy of this column whose values are never null. Writing a null to it is refused. */
    public Column<T> notNull() {
        return new Column<>(name, type, false, comment, formerName);
    }

    /**
     * A copy of this column with a comment that is stored with the table. A second comment replaces
     * the first.
     */
    public Column<T> comment(String text) {
        return new Column<>(name, type, nullable, Objects.requireNonNull(text, "text"), formerName);
    }

    /**
     * A copy of this column that declares what a live table calls it, so that a plan renames that
     * column instead of dropping it and adding another. A live table that already has the new name
     * is left as it is.
     *
     * <pre>{@code Column.of("clicked_at", timestampLtz(3)).formerly("click_time")}</pre>
     *
     * @param oldName the column's name in the live table
     */
    public Column<T> formerly(String oldName) {
        return new Column<>(
                name, type, nullable, comment, Objects.requireNonNull(oldName, "oldName"));
    }

    /** The name of the column as stored. */
    public String name() {
        return name;
    }

    /** The type of the column's values; itself always nullable, see {@link #nullable()}. */
    public ColumnType<T> type() {
        return type;
    }

    /** Whether a value of this column may be null. */
    public boolean nullable() {
        return nullable;
    }

    /** The comment that is stored with the table, or null if there is none. */
    public @Nullable String comment() {
        return comment;
    }

    /** The name that this column has in older tables, or null if it was never renamed. */
    public @Nullable String formerName() {
        return formerName;
    }

    /**
     * A filter for rows whose value equals {@code value}, arrays of bytes by content. Text matches
     * exactly; a null value does not match.
     *
     * @throws NullPointerException if {@code value} is null; use {@link #isNull}
     */
    public Filter eq(T value) {
        return compare(Operator.EQ, value);
    }

    /** A filter for rows whose value is another than {@code value}; a null value does not match. */
    public Filter ne(T value) {
        return compare(Operator.NE, value);
    }

    /**
     * A filter for rows whose value is lower than {@code value}. Numbers and times compare as
     * usual, text and enums by the bytes of their UTF-8, bytes as unsigned; a null value does not
     * match.
     *
     * @throws IllegalArgumentException if the type has no order: ARRAY, MAP, ROW
     */
    public Filter lt(T value) {
        return ordered(Operator.LT, value);
    }

    /**
     * A filter for rows whose value is lower than {@code value} or equal to it. Order and errors
     * are those of {@link #lt}.
     */
    public Filter le(T value) {
        return ordered(Operator.LE, value);
    }

    /**
     * A filter for rows whose value is higher than {@code value}. Order and errors are those of
     * {@link #lt}.
     */
    public Filter gt(T value) {
        return ordered(Operator.GT, value);
    }

    /**
     * A filter for rows whose value is higher than {@code value} or equal to it. Order and errors
     * are those of {@link #lt}.
     */
    public Filter ge(T value) {
        return ordered(Operator.GE, value);
    }

    /**
     * A filter for rows whose value is from {@code low} to {@code high}, both included; it matches
     * nothing if {@code low} is the higher one. Order and errors are those of {@link #lt}.
     */
    public Filter between(T low, T high) {
        return ge(low).and(le(high));
    }

    /**
     * A filter for rows whose value is one of {@code values}; it matches nothing if there are none.
     */
    public Filter in(Collection<? extends T> values) {
        return new Comparison(this, Operator.IN, List.copyOf(values));
    }

    /** A filter for rows in which this column is null. */
    public Filter isNull() {
        return new Comparison(this, Operator.IS_NULL, List.of());
    }

    /** A filter for rows in which this column has a value. */
    public Filter isNotNull() {
        return new Comparison(this, Operator.IS_NOT_NULL, List.of());
    }

    private Filter compare(Operator operator, T value) {
        return new Comparison(this, operator, List.of(Objects.requireNonNull(value, "value")));
    }

    private Filter ordered(Operator operator, T value) {
        if (type.isNested()) {
            throw new IllegalArgumentException(
                    "Column '"
                            + name
                            + "' is "
                            + type
                            + ", which has no order; compare one of its fields or use eq");
        }
        return compare(operator, value);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Column<?> that
                && name.equals(that.name)
                && type.equals(that.type)
                && nullable == that.nullable
                && Objects.equals(comment, that.comment)
                && Objects.equals(formerName, that.formerName);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, type, nullable, comment, formerName);
    }

    /** The column as {@code name TYPE} or {@code name TYPE NOT NULL}, without its comment. */
    @Override
    public String toString() {
        return name + " " + (nullable ? type : type.notNull());
    }
}
