package io.lakekit.function;

import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * A function that keeps the row whose field is highest, over ARRAY of ROW that holds one row: the
 * highest price with the advertiser that bid it. The counterpart of {@link First}, with the same
 * rules.
 *
 * <p>The last touch in the order of a sequence group is the group's {@code latest(...)}: prefer it,
 * it is built in. This function is for an order that the group does not have, and for summary
 * tables, which have none.
 *
 * @param by the field that is compared; of any type with an order
 */
public record Last(String by) implements UserFunction<List<Row>> {

    /** Refuses null; whether the rows have such a field is judged with the design. */
    public Last {
        Objects.requireNonNull(by, "by");
    }

    @Override
    public List<Row> merge(List<Row> older, List<Row> newer) {
        return normalise(RankedRows.both(older, newer));
    }

    @Override
    public List<Row> normalise(List<Row> rows) {
        return RankedRows.best(rows, RankedRows.highestFirst(by));
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
