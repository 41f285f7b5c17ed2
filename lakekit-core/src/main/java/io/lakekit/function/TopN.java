package io.lakekit.function;

import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.schema.StoredOrder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A function that keeps the {@code n} rows with the highest scores, over ARRAY of ROW: highest
 * first, and of each key only the row with its highest score. Rows of equal score are ordered by
 * all their fields, so the result does not depend on the order of arrival. A null score is the
 * lowest, a null key is a key like any other, and a null row is dropped.
 *
 * <pre>{@code
 * static final Column<List<Row>> TOP =
 *         Column.of("top_creatives", array(row(CREATIVE, SPEND).notNull()));
 * SummaryTable.named("ads.top").primaryKey(AD).aggregate(TOP, new TopN(10, "creative", "spend"))
 * }</pre>
 *
 * <p>A function of its own, since {@code nestedUpdate} with a limit keeps the rows that came first,
 * not the highest (code LK0406), and without one has no bound. The score of a row is compared,
 * never added up: report running totals, or sum in a table of its own.
 *
 * @param n how many rows at most, 1 or more
 * @param key the field that tells rows apart
 * @param score the field that ranks rows; of any type with an order
 */
public record TopN(int n, String key, String score) implements UserFunction<List<Row>> {

    /**
     * Refuses a bound below 1, and nulls.
     *
     * @throws IllegalArgumentException if {@code n} is less than 1
     */
    public TopN {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(score, "score");
        if (n < 1) {
            throw new IllegalArgumentException(
                    "TopN keeps n = " + n + " rows of '" + key + "'; keep at least 1");
        }
    }

    @Override
    public List<Row> merge(List<Row> older, List<Row> newer) {
        return normalise(RankedRows.both(older, newer));
    }

    @Override
    public List<Row> normalise(List<Row> rows) {
        Comparator<Row> order = RankedRows.highestFirst(score);
        Set<@Nullable Object> keys = new TreeSet<>(StoredOrder::compare);
        List<Row> best = new ArrayList<>();
        for (Row row : RankedRows.present(rows).sorted(order).toList()) {
            if (best.size() < n && keys.add(RankedRows.value(row, key))) {
                best.add(row);
            }
        }
        return best;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
    }

    @Override
    public boolean accepts(ColumnType<?> type) {
        return RankedRows.field(type, key).isPresent() && RankedRows.isRankedBy(type, score);
    }
}
