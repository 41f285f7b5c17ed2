package io.lakekit.schema;

import java.io.Serializable;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A condition on rows, made from {@link Column} handles and walkable. A comparison with a null
 * value is false, and so is its negation, as in SQL; {@link #not()} is pushed down to the
 * comparisons, so there is no case for it.
 */
public sealed interface Filter extends Serializable {

    /** All of them; true if there is none. */
    static Filter all(Filter... parts) {
        return new All(List.of(parts));
    }

    /** At least one of them; false if there is none. */
    static Filter any(Filter... parts) {
        return new Any(List.of(parts));
    }

    /** This and that: {@code a.or(b).and(c)} is {@code (a or b) and c}. */
    default Filter and(Filter other) {
        return all(this, other);
    }

    /** This or that. */
    default Filter or(Filter other) {
        return any(this, other);
    }

    /** The opposite; rows for which a compared value is null match neither. */
    Filter not();

    /** Whether {@code row} matches. A column the row lacks counts as null. */
    boolean test(Row row);

    /** The columns compared, in order of appearance; equal handles once. */
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

    /** What a comparison asks. */
    enum Operator {
        /** Equal. */
        EQ,
        /** Not equal. */
        NE,
        /** Lower. */
        LT,
        /** Not above. */
        LE,
        /** Higher. */
        GT,
        /** Not below. */
        GE,
        /** One of the values. */
        IN,
        /** None of the values. */
        NOT_IN,
        /** No value. */
        IS_NULL,
        /** Any value. */
        IS_NOT_NULL;

        /** How many values a comparison has; negative for any number. */
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
     * One column against values.
     *
     * @param column the column
     * @param operator the question
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
     * A conjunction.
     *
     * @param parts what must all hold
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
     * A disjunction.
     *
     * @param parts one of which must hold
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
