package io.lakekit.internal.paimon.row;

import io.lakekit.internal.paimon.option.FileFormats;
import io.lakekit.internal.paimon.option.KnownOptions;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Filter;
import io.lakekit.schema.Filter.All;
import io.lakekit.schema.Filter.Any;
import io.lakekit.schema.Filter.Comparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.paimon.predicate.Predicate;
import org.apache.paimon.predicate.PredicateBuilder;
import org.apache.paimon.table.FileStoreTable;
import org.apache.paimon.types.RowType;
import org.jspecify.annotations.Nullable;

/** The Paimon predicate of a filter. */
public final class PaimonFilters {

    private final RowType type;
    private final PredicateBuilder builder;
    private final boolean pruning;

    private PaimonFilters(RowType type, boolean pruning) {
        this.type = type;
        this.pruning = pruning;
        this.builder = new PredicateBuilder(type);
    }

    /**
     * The predicate over rows of {@code type}, equal to {@link Filter#test}; empty if Paimon has
     * none, as for a filter that is always true.
     *
     * @throws IllegalArgumentException if the filter names a column the type lacks
     */
    public static Optional<Predicate> of(Filter filter, RowType type) {
        return Optional.ofNullable(new PaimonFilters(type, false).predicate(filter));
    }

    /**
     * A predicate by which files of a table may be left out. It is true for each row that {@code
     * filter} matches, even by statistics that are cut; those of ORC files leave out NaN.
     *
     * @throws IllegalArgumentException if the filter names a column the table lacks
     */
    public static Optional<Predicate> ofFiles(Filter filter, FileStoreTable table) {
        return !reachIntoFiles(table) && filter.columns().stream().anyMatch(PaimonFilters::hasNaN)
                ? Optional.empty()
                : Optional.ofNullable(new PaimonFilters(table.rowType(), true).predicate(filter));
    }

    private static boolean hasNaN(Column<?> column) {
        return column.type().kind() == ColumnType.Kind.FLOAT
                || column.type().kind() == ColumnType.Kind.DOUBLE;
    }

    /**
     * Whether readers of single files may be handed filters. Readers of ORC would miss rows: those
     * with NaN, days before 1582, or text beyond the basic plane.
     */
    public static boolean reachIntoFiles(FileStoreTable table) {
        return !FileFormats.haveOrc(KnownOptions.canonical(table.options()));
    }

    /**
     * Whether a comparison is about the order of bytes, which Paimon compares as signed numbers.
     */
    private static boolean isOrderOfBytes(Comparison comparison) {
        ColumnType.Kind kind = comparison.column().type().kind();
        boolean bytes = kind == ColumnType.Kind.BINARY || kind == ColumnType.Kind.BYTES;
        return bytes
                && switch (comparison.operator()) {
                    case LT, LE, GT, GE -> true;
                    default -> false;
                };
    }

    private @Nullable Predicate predicate(Filter filter) {
        if (filter instanceof Comparison comparison) {
            return comparison(comparison);
        }
        boolean conjunction = filter instanceof All;
        List<Filter> parts = filter instanceof All all ? all.parts() : ((Any) filter).parts();
        List<Predicate> predicates = new ArrayList<>();
        for (Filter part : parts) {
            Predicate predicate = predicate(part);
            if (predicate == null) {
                return null;
            }
            predicates.add(predicate);
        }
        if (predicates.isEmpty()) {
            return null;
        }
        return conjunction ? PredicateBuilder.and(predicates) : PredicateBuilder.or(predicates);
    }

    private @Nullable Predicate comparison(Comparison comparison) {
        Column<?> column = comparison.column();
        int index = type.getFieldIndex(column.name());
        if (index < 0) {
            throw new IllegalArgumentException(
                    "Column '"
                            + column.name()
                            + "' is not among "
                            + type.getFieldNames()
                            + "; filter on a column of the table");
        }
        return column.type().isNested() || isOrderOfBytes(comparison)
                ? null
                : new Literals(builder, index, column.type(), pruning).predicate(comparison);
    }
}
