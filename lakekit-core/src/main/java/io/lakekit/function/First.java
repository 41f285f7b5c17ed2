package io.lakekit.function;

import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A function that keeps the row whose field is lowest, over ARRAY of ROW that holds one row: the
 * first touch with its time and channel, the lowest price with the advertiser that bid it. The
 * fields of a row move together. Rows without the field come last, ties are broken by all fields, a
 * null row is dropped.
 *
 * <pre>{@code
 * static final Column<List<Row>> FIRST_TOUCH =
 *         Column.of("first_touch", array(row(TOUCHED_AT, CHANNEL).notNull()));
 * group.aggregate(FIRST_TOUCH, new First("touched_at"))
 * }</pre>
 *
 * <p>A function of its own, since nothing built in gives it: {@code first()} means the first to
 * arrive, a sequence group refuses it because every late row would replace it, and {@code min()} of
 * two columns takes its values from two rows. It is a list of one row and not a ROW, because Paimon
 * prunes the fields of a ROW before it merges.
 *
 * @param by the field that is compared; of any type with an order
 */
public record First(String by) implements UserFunction<List<Row>> {

    /** Refuses null; whether the rows have such a field is judged with the design. */
    public First {
        Objects.requireNonNull(by, "by");
    }

    @Override
    public List<Row> merge(List<Row> older, List<Row> newer) {
        return normalise(RankedRows.both(older, newer));
    }

    @Override
    public List<Row> normalise(List<Row> rows) {
        return RankedRows.best(rows, RankedRows.lowestFirst(by));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
    }

    @Override
    public boolean accepts(ColumnType<?> type) {
        return RankedRows.isRankedBy(type, by);
    }
}
