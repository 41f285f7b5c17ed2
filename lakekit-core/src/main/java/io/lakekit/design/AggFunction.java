package io.lakekit.design;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.lakekit.schema.ColumnType;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Describes how the values of a column combine; it computes nothing itself. Immutable, equal by
 * value; made by {@link AggFunctions}.
 *
 * @param <T> the widest type of value it takes
 */
public final class AggFunction<T> implements Serializable {

    /** What a function keeps true, whatever the values. */
    public enum Trait {
        /** The same rows written twice, in any order, change nothing. */
        IDEMPOTENT,
        /** The result does not depend on the order of rows. */
        COMMUTATIVE,
        /** A retracting row undoes an earlier one exactly. */
        RETRACTABLE,
        /** A retraction and its replacement in one commit leave the right value. */
        RETRACT_PAIR_SAFE,
        /** A null value replaces a present one. */
        NULL_OVERWRITES
    }

    /** The built-in functions of Paimon 1.3.1. */
    public enum Kind {
        /** Sum. */
        SUM(Trait.COMMUTATIVE, Trait.RETRACTABLE, Trait.RETRACT_PAIR_SAFE),
        /** Product. */
        PRODUCT(Trait.COMMUTATIVE),
        /** Highest value. */
        MAX(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** Lowest value. */
        MIN(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** Newest value, null included. */
        LATEST(Trait.NULL_OVERWRITES, Trait.RETRACT_PAIR_SAFE),
        /** Newest value that is not null. */
        LATEST_NON_NULL(Trait.RETRACT_PAIR_SAFE),
        /** First value, null included. */
        FIRST,
        /** First value that is not null. */
        FIRST_NON_NULL,
        /** Text joined by a delimiter. */
        LIST_AGG,
        /** Whether all are true. */
        BOOL_AND(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** Whether one is true. */
        BOOL_OR(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** All elements of all lists. */
        COLLECT,
        /** The distinct elements of all lists. */
        COLLECT_DISTINCT(Trait.IDEMPOTENT),
        /** All entries of all maps, the latest of a key. */
        MERGE_MAP,
        /** All rows of all lists, the latest of a nested key. */
        NESTED_UPDATE,
        /** Union of 32-bit roaring bitmaps. */
        RBM32(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** Union of 64-bit roaring bitmaps. */
        RBM64(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** Union of HLL sketches. */
        HLL_SKETCH(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** Union of theta sketches. */
        THETA_SKETCH(Trait.COMMUTATIVE, Trait.IDEMPOTENT);

        private final ImmutableSet<Trait> traits;

        Kind(Trait... traits) {
            this.traits = Sets.immutableEnumSet(List.of(traits));
        }
    }

    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final @Nullable String delimiter;
    private final List<String> nestedKey;
    private final @Nullable Integer limit;
    private final boolean ignoringRetract;

    private AggFunction(
            Kind kind,
            @Nullable String delimiter,
            List<String> nestedKey,
            @Nullable Integer limit,
            boolean ignoringRetract) {
        this.kind = kind;
        this.delimiter = delimiter;
        this.nestedKey = List.copyOf(nestedKey);
        this.limit = limit;
        this.ignoringRetract = ignoringRetract;
    }

    static <T> AggFunction<T> of(Kind kind) {
        return new AggFunction<>(kind, null, List.of(), null, false);
    }

    static AggFunction<String> joined(String delimiter) {
        return new AggFunction<>(
                Kind.LIST_AGG,
                Objects.requireNonNull(delimiter, "delimiter"),
                List.of(),
                null,
                false);
    }

    static <T> AggFunction<T> nested(List<String> key) {
        return new AggFunction<>(Kind.NESTED_UPDATE, null, key, null, false);
    }

    /** The same function, dropping retracting rows instead of failing on them or undoing values. */
    public AggFunction<T> ignoringRetract() {
        return new AggFunction<>(kind, delimiter, nestedKey, limit, true);
    }

    /**
     * The same function with at most {@code rows} nested rows; for {@link
     * AggFunctions#nestedUpdate} only.
     */
    public AggFunction<T> limitedTo(int rows) {
        return new AggFunction<>(kind, delimiter, nestedKey, rows, ignoringRetract);
    }

    /** Which function. */
    public Kind kind() {
        return kind;
    }

    /** What it keeps true; unmodifiable, in order of the constants. */
    public Set<Trait> traits() {
        return kind.traits;
    }

    /** Whether it keeps this true. */
    public boolean is(Trait trait) {
        return kind.traits.contains(trait);
    }

    /** The delimiter of {@link Kind#LIST_AGG}, or null. */
    public @Nullable String delimiter() {
        return delimiter;
    }

    /** Names of the key fields of {@link Kind#NESTED_UPDATE}; empty otherwise. */
    public List<String> nestedKey() {
        return nestedKey;
    }

    /** The greatest number of nested rows, or null for no limit. */
    public @Nullable Integer limit() {
        return limit;
    }

    /** Whether retracting rows are dropped. */
    public boolean isIgnoringRetract() {
        return ignoringRetract;
    }

    /**
     * Whether Paimon can compute it over values of this type (Paimon itself finds out at the first
     * write, or later).
     */
    public boolean accepts(ColumnType<?> type) {
        return switch (kind) {
            case SUM, PRODUCT -> isNumeric(type);
            case MAX, MIN -> !type.isNested() && type.kind() != ColumnType.Kind.BOOLEAN;
            case LATEST, LATEST_NON_NULL, FIRST, FIRST_NON_NULL -> true;
            case LIST_AGG ->
                    type.kind() == ColumnType.Kind.STRING || type.kind() == ColumnType.Kind.VARCHAR;
            case BOOL_AND, BOOL_OR -> type.kind() == ColumnType.Kind.BOOLEAN;
            case COLLECT, COLLECT_DISTINCT -> type.kind() == ColumnType.Kind.ARRAY;
            case MERGE_MAP -> type.kind() == ColumnType.Kind.MAP;
            case NESTED_UPDATE ->
                    type.kind() == ColumnType.Kind.ARRAY
                            && type.elements().get(0).kind() == ColumnType.Kind.ROW;
            case RBM32, RBM64, HLL_SKETCH, THETA_SKETCH -> type.kind() == ColumnType.Kind.BYTES;
        };
    }

    private static boolean isNumeric(ColumnType<?> type) {
        return switch (type.kind()) {
            case TINYINT, SMALLINT, INT, BIGINT, FLOAT, DOUBLE, DECIMAL -> true;
            default -> false;
        };
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AggFunction<?> that
                && kind == that.kind
                && Objects.equals(delimiter, that.delimiter)
                && nestedKey.equals(that.nestedKey)
                && Objects.equals(limit, that.limit)
                && ignoringRetract == that.ignoringRetract;
    }

    @Override
    public int hashCode() {
        return Objects.hash(kind, delimiter, nestedKey, limit, ignoringRetract);
    }

    /** The function's name in lower case with its arguments. */
    @Override
    public String toString() {
        String arguments = delimiter != null ? "'" + delimiter + "'" : String.join(", ", nestedKey);
        return kind.name().toLowerCase(Locale.ROOT) + "(" + arguments + ")";
    }
}
