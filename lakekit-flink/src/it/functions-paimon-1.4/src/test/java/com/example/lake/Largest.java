package com.example.lake;

import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rows with the largest numbers, as a function of a user's. */
public record Largest(int limit) implements UserFunction.Retractable<List<Row>> {

    static final Column<String> NAME = Column.of("name", ColumnType.STRING);
    static final Column<Long> NUMBER = Column.of("number", ColumnType.BIGINT);

    @Override
    public List<Row> merge(List<Row> older, List<Row> newer) {
        return Stream.concat(older.stream(), newer.stream())
                .sorted(Comparator.comparing((Row row) -> row.get(NUMBER)).reversed())
                .limit(limit)
                .toList();
    }

    @Override
    public List<Row> retract(List<Row> accumulated, List<Row> removed) {
        return accumulated == null
                ? List.of()
                : accumulated.stream().filter(row -> !removed.contains(row)).toList();
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE, Trait.RETRACTABLE);
    }
}
