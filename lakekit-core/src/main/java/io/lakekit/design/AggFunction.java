package io.lakekit.design;

import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.ColumnType;
import java.io.Serializable;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way in which the values of a column combine, made by {@link AggFunctions}. It describes the
 * function and computes nothing itself. Immutable, equal by value.
 *
 * <pre>{@code
 * AggFunction<Number> total = AggFunctions.sum().ignoringRetract();
 * total.accepts(ColumnType.BIGINT); // true
 * total.countsEachRow(); // true: a row written twice counts twice
 * }</pre>
 *
 * @param <T> the widest type of value that the function takes
 */
public final class AggFunction<T> implements Serializable {

    /** The built-in functions of Paimon 1.3.1, and those that lakekit adds to them. */
    public enum Kind {
        /** The sum of all values. */
        SUM(Trait.COMMUTATIVE, Trait.RETRACTABLE, Trait.RETRACT_PAIR_SAFE),
        /** The number of rows: a sum of the ones that writers supply. */
        COUNT(Trait.COMMUTATIVE, Trait.RETRACTABLE, Trait.RETRACT_PAIR_SAFE),
        /** The product of all values. */
        PRODUCT(Trait.COMMUTATIVE),
        /** The highest of all values. */
        MAX(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** The lowest of all values. */
        MIN(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** The newest value, which may be a null. */
        LATEST(Trait.REPLAYABLE, Trait.NULL_OVERWRITES, Trait.RETRACT_PAIR_SAFE),
        /** The newest value that is not null. */
        LATEST_NON_NULL(Trait.REPLAYABLE, Trait.RETRACT_PAIR_SAFE),
        /** The first value to arrive, which may be a null. */
        FIRST(Trait.IDEMPOTENT),
        /** The first value to arrive that is not null. */
        FIRST_NON_NULL(Trait.IDEMPOTENT),
        /** All texts, joined by a delimiter. */
        LIST_AGG,
        /** True if all values are true. */
        BOOL_AND(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** True if at least one value is true. */
        BOOL_OR(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** The elements of all lists. */
        COLLECT,
        /** The distinct elements of all lists, in an order that is not defined. */
        COLLECT_DISTINCT(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** The entries of all maps, the latest one of each key. */
        MERGE_MAP(Trait.REPLAYABLE),
        /** The rows of all lists, the latest one of each nested key. */
        NESTED_UPDATE(Trait.REPLAYABLE),
        /** The union of 32-bit roaring bitmaps. */
        RBM32(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** The union of 64-bit roaring bitmaps. */
        RBM64(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** The union of HLL sketches. */
        HLL_SKETCH(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** The union of theta sketches. */
        THETA_SKETCH(Trait.COMMUTATIVE, Trait.IDEMPOTENT),
        /** A function of the user's. */
        USER;

        private final ImmutableSet<Trait> traits;

        Kind(Trait... traits) {
            this.traits = Sets.immutableEnumSet(List.of(traits));
        }
    }

    private static final long serialVersionUID = 2L;

    /** The parts of a function; equality and copies follow from them. */
    private record Parts(
            Kind kind,
            @Nullable String delimiter,
            List<String> nestedKey,
            @Nullable Integer limit,
            boolean ignoringRetract,
            @Nullable UserFunction<?> user)
            implements Serializable {}

    private final Parts parts;

    private AggFunction(Parts parts) {
        this.parts = parts;
    }

    static <T> AggFunction<T> of(Kind kind) {
        return new AggFunction<>(new Parts(kind, null, List.of(), null, false, null));
    }

    static AggFunction<String> joined(String delimiter) {
        Objects.requireNonNull(delimiter, "delimiter");
        return new AggFunction<>(new Parts(Kind.LIST_AGG, delimiter, List.of(), null, false, null));
    }

    static <T> AggFunction<T> nested(List<String> key) {
        return new AggFunction<>(
                new Parts(Kind.NESTED_UPDATE, null, List.copyOf(key), null, false, null));
    }

    static <T> AggFunction<T> userDefined(UserFunction<T> function) {
        Objects.requireNonNull(function, "function");
        return new AggFunction<>(new Parts(Kind.USER, null, List.of(), null, false, function));
    }

    /**
     * A copy of this function that drops retracting rows instead of failing on them or undoing
     * values.
     */
    public AggFunction<T> ignoringRetract() {
        return new AggFunction<>(
                new Parts(kind(), delimiter(), nestedKey(), limit(), true, userFunction()));
    }

    /**
     * A copy of this function that keeps at most {@code rows} nested rows; for {@link
     * AggFunctions#nestedUpdate} only, which a rule checks.
     */
    public AggFunction<T> limitedTo(int rows) {
        return new AggFunction<>(
                new Parts(
                        kind(),
                        delimiter(),
                        nestedKey(),
                        rows,
                        isIgnoringRetract(),
                        userFunction()));
    }

    /** The kind of function. */
    public Kind kind() {
        return parts.kind();
    }

    /** The properties that the function has; unmodifiable. */
    public Set<Trait> traits() {
        UserFunction<?> user = parts.user();
        if (user != null) {
            return traitsOf(user);
        }
        return kind() == Kind.NESTED_UPDATE && nestedKey().isEmpty() ? Set.of() : kind().traits;
    }

    /**
     * The traits that a function claims, but for {@link Trait#RETRACTABLE}, which its type decides.
     */
    private static Set<Trait> traitsOf(UserFunction<?> user) {
        Set<Trait> claimed = EnumSet.noneOf(Trait.class);
        claimed.addAll(user.traits());
        claimed.remove(Trait.RETRACTABLE);
        if (user instanceof UserFunction.Retractable) {
            claimed.add(Trait.RETRACTABLE);
        }
        return Collections.unmodifiableSet(claimed);
    }

    /** Whether the function has this property. */
    public boolean is(Trait trait) {
        return traits().contains(trait);
    }

    /** Whether each row counts, so that a row written twice counts twice. */
    public boolean countsEachRow() {
        return !is(Trait.IDEMPOTENT) && !is(Trait.REPLAYABLE);
    }

    /** The delimiter of {@link Kind#LIST_AGG}, or null for every other kind. */
    public @Nullable String delimiter() {
        return parts.delimiter();
    }

    /** The names of the key fields of {@link Kind#NESTED_UPDATE}, or none for every other kind. */
    public List<String> nestedKey() {
        return parts.nestedKey();
    }

    /** The greatest number of nested rows that are kept, or null if there is no limit. */
    public @Nullable Integer limit() {
        return parts.limit();
    }

    /** Whether retracting rows are dropped. */
    public boolean isIgnoringRetract() {
        return parts.ignoringRetract();
    }

    /** The user's function of {@link Kind#USER}, or null for every other kind. */
    public @Nullable UserFunction<?> userFunction() {
        return parts.user();
    }

    /**
     * Whether Paimon can compute this function over values of {@code type}. Paimon itself finds out
     * at the first write, or later.
     */
    public boolean accepts(ColumnType<?> type) {
        return switch (kind()) {
            case COUNT -> type.kind() == ColumnType.Kind.BIGINT;
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
            case USER -> parts.user() != null && UserRules.takes(parts.user(), type);
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
        return other instanceof AggFunction<?> that && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return parts.hashCode();
    }

    /** The function's name in lower case with its arguments; a user's function as it prints. */
    @Override
    public String toString() {
        if (userFunction() != null) {
            return String.valueOf(userFunction());
        }
        String arguments =
                delimiter() != null ? "'" + delimiter() + "'" : String.join(", ", nestedKey());
        return kind().name().toLowerCase(Locale.ROOT) + "(" + arguments + ")";
    }
}
