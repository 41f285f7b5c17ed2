package io.lakekit.schema;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition on rows, made from {@link Column} handles. A comparison with a null value is false,
 * and so is its negation, as in SQL. A filter is a tree of its three cases, which a caller may
 * walk: {@link #not()} negates the comparisons themselves, so a negation needs no case. Immutable.
 *
 * <pre>{@code Filter wanted = DT.eq("2026-11-24").and(PRICE.isNull().or(PRICE.lt(100L)));}</pre>
 */
public sealed interface Filter extends Serializable {

    /**
     * A filter that matches where all {@code parts} match; it matches every row if there are none.
     */
    static Filter all(Filter... parts) {
        return new All(List.of(parts));
    }

    /**
     * A filter that matches where at least one of {@code parts} matches; it matches no row if there
     * are none.
     */
    static Filter any(Filter... parts) {
        return new Any(List.of(parts));
    }

    /**
     * A filter that matches where this one and {@code other} match: {@code a.or(b).and(c)} is
     * {@code (a or b) and c}.
     */
    default Filter and(Filter other) {
        return all(this, other);
    }

    /**
     * A filter that matches where this one or {@code other} matches: {@code a.and(b).or(c)} is
     * {@code (a and b) or c}.
     */
    default Filter or(Filter other) {
        return any(this, other);
    }

    /** The opposite filter. A row in which a compared value is null matches neither. */
    Filter not();

    /** Whether {@code row} matches. A column that the row lacks counts as null. */
    boolean test(Row row);

    /** The columns that are compared, in order of appearance, each handle once. */
    default List<Column<?>> columns() {
        Set<Column<?>> found = new LinkedHashSet<>();
        collect(found);
        return List.copyOf(found);
    }

    private void collect(Set<Column<?>> found) {
        if (this instanceof Comparison one) {
            found.add(one.column());
            return;
        }
        List<Filter> parts = this instanceof All all ? all.parts() : ((Any) this).parts();
        for (Filter part : parts) {
            part.collect(found);
        }
    }

    /** The question that a comparison asks of a value; a null value answers only the null tests. */
    enum Operator {
        /** The value equals the operand. */
        EQ,
        /** The value is another than the operand. */
        NE,
        /** The value is lower than the operand. */
        LT,
        /** The value is lower than the operand or equal to it. */
        LE,
        /** The value is higher than the operand. */
        GT,
        /** The value is higher than the operand or equal to it. */
        GE,
        /** The value is one of the operands. */
        IN,
        /** The value is none of the operands. */
        NOT_IN,
        /** The value is null. */
        IS_NULL,
        /** The value is not null. */
        IS_NOT_NULL;

        /** The number of operands that a comparison takes; negative if it takes any number. */
        int operands() {
            return switch (this) {
                case EQ, NE, LT, LE, GT, GE -> 1;
                case IN, NOT_IN -> -1;
                case IS_NULL, IS_NOT_NULL -> 0;
            };
        }

        Operator opposite() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case LE -> GT;
                case GT -> LE;
                case GE -> LT;
                case IN -> NOT_IN;
                case NOT_IN -> IN;
                case IS_NULL -> IS_NOT_NULL;
                case IS_NOT_NULL -> IS_NULL;
            };
        }
    }

    /**
     * A comparison of one column with values.
     *
     * @param column the column
     * @param operator the question asked of the column's value
     * @param values what it is compared with: one value, any number for IN and NOT_IN, none for the
     *     null tests
     */
    record Comparison(Column<?> column, Operator operator, List<?> values) implements Filter {

        /**
         * Keeps an immutable copy of the values, which must be as many as the operator asks for.
         */
        public Comparison {
            values = List.copyOf(values);
            int wanted = operator.operands();
            if (wanted >= 0 && values.size() != wanted) {
                throw new IllegalArgumentException(
                        operator
                                + " of '"
                                + column.name()
                                + "' takes "
                                + wanted
                                + " values, not "
                                + values.size());
            }
        }

        @Override
        public Filter not() {
            return new Comparison(column, operator.opposite(), values);
        }

        @Override
        public boolean test(Row row) {
            return Matching.matches(this, row.get(column));
        }
    }

    /**
     * A filter that matches where all its parts match.
     *
     * @param parts the filters that must all match
     */
    record All(List<Filter> parts) implements Filter {

        /** Keeps an immutable copy of the parts. */
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public Filter not() {
            return new Any(parts.stream().map(Filter::not).toList());
        }

        @Override
        public boolean test(Row row) {
            return parts.stream().allMatch(part -> part.test(row));
        }
    }

    /**
     * A filter that matches where one of its parts matches.
     *
     * @param parts the filters of which one must match
     */
    record Any(List<Filter> parts) implements Filter {

        /** Keeps an immutable copy of the parts. */
        public Any {
            parts = List.copyOf(parts);
        }

        @Override
        public Filter not() {
            return new All(parts.stream().map(Filter::not).toList());
        }

        @Override
        public boolean test(Row row) {
            return parts.stream().anyMatch(part -> part.test(row));
        }
    }
}
