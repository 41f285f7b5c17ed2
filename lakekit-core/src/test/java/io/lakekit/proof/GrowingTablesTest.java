package io.lakekit.proof;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.DOUBLE;
import static io.lakekit.schema.ColumnType.INT;
import static io.lakekit.schema.ColumnType.STRING;
import static io.lakekit.schema.ColumnType.decimal;
import static io.lakekit.schema.ColumnType.varchar;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.catalog.Lake;
import io.lakekit.catalog.TableDiff;
import io.lakekit.change.Risk;
import io.lakekit.design.AggFunctions;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.WideTable;
import io.lakekit.internal.diff.Differences;
import io.lakekit.reference.ReferenceTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.TableWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Wide tables that grow at random between writes and compactions, in ways that a plan lets pass,
 * hold what the last design's truth folds from all events, those of the earlier designs included.
 */
@Tag("long")
class GrowingTablesTest {

    private static final long SEED = Long.getLong("lakekit.seed", 1);
    private static final int TABLES = Integer.getInteger("lakekit.tables", 6);
    private static final int STEPS = 3;
    private static final Column<Long> ID = Column.of("id", BIGINT).notNull();

    /** What a type may be widened to. */
    private static final Map<ColumnType<?>, ColumnType<?>> WIDER =
            Map.of(INT, BIGINT, varchar(4), STRING, decimal(5, 1), decimal(9, 2));

    private static final List<ColumnType<?>> TYPES =
            List.of(INT, BIGINT, STRING, varchar(4), DOUBLE, decimal(5, 1));

    /** A column of a group and how it combines. */
    private record Value(String name, ColumnType<?> type, boolean keepsOrder, boolean maximum) {}

    /** A group by what it is made of. */
    private record Group(String name, List<Value> values) {

        SequenceGroup made() {
            SequenceGroup group =
                    SequenceGroup.named(name).orderedBy(Column.of(name + "_at", BIGINT));
            for (Value value : values) {
                Column<?> column = Column.of(value.name(), value.type());
                group =
                        value.keepsOrder()
                                ? group.latestNonNull(column)
                                : value.maximum() ? highest(group, column) : group.latest(column);
            }
            return group;
        }

        @SuppressWarnings("unchecked") // all these types have an order
        private static SequenceGroup highest(SequenceGroup group, Column<?> column) {
            return group.aggregate((Column<Comparable<?>>) column, AggFunctions.max());
        }
    }

    /** An event, by the group that it fills. */
    private record Event(String group, Row row) {}

    @TempDir Path warehouse;

    private SplittableRandom random = new SplittableRandom(SEED);
    private int columns;
    private long time;

    @Test
    void tables_thatGrow_holdTheTruthOfTheLastDesign() {
        Map<Risk, Integer> risks = new TreeMap<>();
        try (Lake lake = Lake.open(warehouse)) {
            for (int number = 0; number < TABLES; number++) {
                random = new SplittableRandom(SEED * 1_000_003 + number);
                grow(lake, number, risks);
            }
        }
        System.out.println(TABLES + " growing tables of seed " + SEED + ": plans " + risks);
        assertThat(risks).containsOnlyKeys(Risk.SAFE, Risk.NEEDS_RESTART);
    }

    private void grow(Lake lake, int number, Map<Risk, Integer> risks) {
        columns = 0;
        boolean changes = random.nextBoolean();
        List<Group> groups = new ArrayList<>(List.of(group(0)));
        List<Event> events = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            WideTable design = design(number, groups, changes);
            TableDiff<WideTable> diff = lake.plan(design);
            risks.merge(diff.risk(), 1, Integer::sum);
            LakeTable<WideTable> table = lake.apply(diff);
            hold(table, events, number);
            write(table, groups, events);
            hold(table, events, number);
            if (random.nextBoolean()) {
                table.compact();
                hold(table, events, number);
            }
            groups = grown(groups);
        }
    }

    private static WideTable design(int number, List<Group> groups, boolean changes) {
        return WideTable.named("ads.t" + number)
                .primaryKey(ID)
                .groups(groups.stream().map(Group::made).toArray(SequenceGroup[]::new))
                .buckets(Buckets.fixed(1))
                .changelog(changes ? ChangelogProducer.LOOKUP : ChangelogProducer.NONE)
                .build();
    }

    private Group group(int number) {
        List<Value> values = new ArrayList<>();
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
            values.add(value());
        }
        return new Group("g" + number, values);
    }

    private Value value() {
        int way = random.nextInt(3);
        ColumnType<?> type = TYPES.get(random.nextInt(TYPES.size()));
        return new Value("c" + columns++, type, way == 0, way == 1 && type != DOUBLE);
    }

    private List<Group> grown(List<Group> groups) {
        List<Group> all = new ArrayList<>();
        for (Group group : groups) {
            List<Value> values = new ArrayList<>();
            for (Value value : group.values()) {
                ColumnType<?> wider = WIDER.get(value.type());
                values.add(
                        wider != null && random.nextInt(3) == 0
                                ? new Value(
                                        value.name(), wider, value.keepsOrder(), value.maximum())
                                : value);
            }
            if (random.nextInt(3) == 0) {
                values.add(value());
            }
            all.add(new Group(group.name(), values));
        }
        if (random.nextBoolean()) {
            all.add(group(groups.size()));
        }
        return all;
    }

    /** Late ones among them, in one or two commits. */
    private void write(LakeTable<WideTable> table, List<Group> groups, List<Event> events) {
        try (TableWriter<WideTable> writer = table.writer()) {
            for (int i = 2 + random.nextInt(5); i > 0; i--) {
                Group group = groups.get(random.nextInt(groups.size()));
                Event event = new Event(group.name(), row(group));
                writer.stream(sliceOf(table.design(), event)).write(event.row());
                events.add(event);
                if (random.nextInt(4) == 0) {
                    writer.commit();
                }
            }
            writer.commit();
        }
    }

    private Row row(Group group) {
        long at = 10 * ++time - random.nextInt(60);
        Row row =
                Row.of(ID, (long) random.nextInt(3))
                        .with(Column.of(group.name() + "_at", BIGINT), at * 1_000 + time);
        for (Value value : group.values()) {
            if (random.nextInt(4) > 0) {
                row = with(row, Column.of(value.name(), value.type()), drawn(value.type()));
            }
        }
        return row;
    }

    @SuppressWarnings("unchecked") // drawn for the column's type
    private static Row with(Row row, Column<?> column, Object value) {
        return row.with((Column<Object>) column, value);
    }

    private Object drawn(ColumnType<?> type) {
        int number = random.nextInt(-9, 10);
        return switch (type.kind()) {
            case INT -> number;
            case BIGINT -> (long) number << 33;
            case DOUBLE -> number / 2.0;
            case DECIMAL -> BigDecimal.valueOf(number, 1);
            default -> "t" + number;
        };
    }

    private static SequenceGroup sliceOf(WideTable design, Event event) {
        return design.groups().stream()
                .filter(group -> group.name().equals(event.group()))
                .findFirst()
                .orElseThrow();
    }

    private static void hold(LakeTable<WideTable> table, List<Event> events, int number) {
        WideTable design = table.design();
        ReferenceTable<WideTable> truth = ReferenceTable.of(design);
        for (Event event : events) {
            truth.write(sliceOf(design, event), asOf(design, event.row()));
        }
        assertThat(Differences.of(design, truth.rows(), table.reader().toList()))
                .as("table %d of seed %d: %s", number, SEED, events)
                .isEmpty();
    }

    /** The row of an earlier design as one of this: columns it lacks are null. */
    private static Row asOf(WideTable design, Row row) {
        List<Column<?>> known =
                design.columns().stream()
                        .filter(column -> row.asMap().containsKey(column.name()))
                        .<Column<?>>map(column -> column)
                        .toList();
        List<@Nullable Object> values = new ArrayList<>();
        known.forEach(column -> values.add(column.type().fit(row.asMap().get(column.name()))));
        return Row.ofValues(known, values);
    }
}
