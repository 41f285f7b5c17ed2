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

    /** A nullable column; never null if its type is, so that there is one way to say so. */
    public static <T> Column<T> of(String name, ColumnType<T> type) {
        return new Column<>(name, type.orNull(), type.nullable(), null, null);
    }

    /** The same column, never null. */
    public Column<T> notNull() {
        return new Column<>(name, type, false, comment, formerName);
    }

    /** The same column with a comment that is stored with the table. */
    public Column<T> comment(String text) {
        return new Column<>(name, type, nullable, Objects.requireNonNull(text, "text"), formerName);
    }

    /** The same column, declared to be the live table's column {@code oldName} under a new name. */
    public Column<T> formerly(String oldName) {
        return new Column<>(
                name, type, nullable, comment, Objects.requireNonNull(oldName, "oldName"));
    }

    /** The name as stored. */
    public String name() {
        return name;
    }

    /** The type of values. */
    public ColumnType<T> type() {
        return type;
    }

    /** Whether a value may be null. */
    public boolean nullable() {
        return nullable;
    }

    /** The stored comment, or null. */
    public @Nullable String comment() {
        return comment;
    }

    /** The name this column had, or null. */
    public @Nullable String formerName() {
        return formerName;
    }

    /** Rows whose value equals {@code value}. */
    public Filter eq(T value) {
        return compare(Operator.EQ, value);
    }

    /** Rows with a value other than {@code value}; a null value does not match. */
    public Filter ne(T value) {
        return compare(Operator.NE, value);
    }

    /**
     * Rows with a lower value.
     *
     * @throws IllegalArgumentException if the type has no order: ARRAY, MAP, ROW
     */
    public Filter lt(T value) {
        return ordered(Operator.LT, value);
    }

    /** Rows with a value not above {@code value}; errors as {@link #lt}. */
    public Filter le(T value) {
        return ordered(Operator.LE, value);
    }

    /** Rows with a higher value; errors as {@link #lt}. */
    public Filter gt(T value) {
        return ordered(Operator.GT, value);
    }

    /** Rows with a value not below {@code value}; errors as {@link #lt}. */
    public Filter ge(T value) {
        return ordered(Operator.GE, value);
    }

    /** Rows with a value from {@code low} to {@code high}, both included; errors as {@link #lt}. */
    public Filter between(T low, T high) {
        return ge(low).and(le(high));
    }

    /** Rows whose value is one of {@code values}; none if there are none. */
    public Filter in(Collection<? extends T> values) {
        return new Comparison(this, Operator.IN, List.copyOf(values));
    }

    /** Rows without a value. */
    public Filter isNull() {
        return new Comparison(this, Operator.IS_NULL, List.of());
    }

    /** Rows with a value. */
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

    /** {@code name TYPE [NOT NULL]}. */
    @Override
    public String toString() {
        return name + " " + (nullable ? type : type.notNull());
    }
}
