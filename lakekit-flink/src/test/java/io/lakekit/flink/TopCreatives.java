package io.lakekit.flink;

import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The creatives of the highest spend; of one creative the highest spend reported counts. */
public record TopCreatives(int n) implements UserFunction<List<Row>> {

    static final Column<String> CREATIVE = Column.of("creative", ColumnType.STRING).notNull();
    static final Column<Long> SPEND = Column.of("spend", ColumnType.BIGINT).notNull();
    static final ColumnType<List<Row>> TYPE =
            ColumnType.array(ColumnType.row(CREATIVE, SPEND).notNull());

    @Override
    public List<Row> merge(List<Row> older, List<Row> newer) {
        return normalise(Stream.concat(older.stream(), newer.stream()).toList());
    }

    @Override
    public List<Row> normalise(List<Row> rows) {
        Map<String, Long> best = new HashMap<>();
        rows.forEach(row -> best.merge(creative(row), spend(row), Math::max));
        return best.entrySet().stream()
                .map(entry -> Row.of(CREATIVE, entry.getKey()).with(SPEND, entry.getValue()))
                .sorted(
                        Comparator.comparing(TopCreatives::spend)
                                .reversed()
                                .thenComparing(TopCreatives::creative))
                .limit(n)
                .toList();
    }

    private static String creative(Row row) {
        return Objects.requireNonNull(row.get(CREATIVE));
    }

    private static Long spend(Row row) {
        return Objects.requireNonNull(row.get(SPEND));
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
    }

    @Override
    public boolean accepts(ColumnType<?> type) {
        return type.equals(TYPE);
    }
}
