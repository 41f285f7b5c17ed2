package io.lakekit.health;

import io.lakekit.design.SequenceGroup;
import io.lakekit.schema.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.paimon.io.DataFileMeta;
import org.apache.paimon.schema.TableSchema;
import org.apache.paimon.types.DataField;

/**
 * The number of rows in each partition that have no row of a group yet, by the statistics of files.
 */
final class GroupCounts {

    /** The rows of a partition, and how many of them lack each group. */
    record Counts(long rows, Map<SequenceGroup, Long> lackingByGroup) {

        long lacking(SequenceGroup group) {
            return lackingByGroup.getOrDefault(group, 0L);
        }

        private Counts and(Counts more) {
            Map<SequenceGroup, Long> all = new HashMap<>(lackingByGroup);
            more.lackingByGroup.forEach((group, rows) -> all.merge(group, rows, Long::sum));
            return new Counts(rows + more.rows, all);
        }
    }

    private final Inspection inspection;
    private final List<SequenceGroup> groups;
    private final Map<Long, TableSchema> schemas = new HashMap<>();

    private GroupCounts(Inspection inspection, List<SequenceGroup> groups) {
        this.inspection = inspection;
        this.groups = groups;
    }

    /**
     * The counts of all partitions that are at rest and whose buckets are merged whole, in no
     * particular order.
     */
    static Map<Row, Counts> of(Inspection inspection, List<SequenceGroup> groups) {
        GroupCounts counting = new GroupCounts(inspection, groups);
        Map<Row, List<LiveFile>> partitions =
                inspection.files().stream()
                        .collect(
                                Collectors.groupingBy(
                                        file -> file.place().partition(),
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        int top = inspection.upkeep().topLevel();
        Map<Row, Counts> counts = new LinkedHashMap<>();
        partitions.forEach(
                (partition, files) -> {
                    if (files.stream()
                            .allMatch(
                                    file ->
                                            file.data().level() == top
                                                    && inspection.isOverdue(file.written()))) {
                        files.forEach(
                                file ->
                                        counts.merge(
                                                partition,
                                                counting.counts(file.data()),
                                                Counts::and));
                    }
                });
        return counts;
    }

    private Counts counts(DataFileMeta file) {
        Map<SequenceGroup, Long> lacking = new HashMap<>();
        groups.forEach(group -> lacking.put(group, nulls(file, group.order().get(0).name())));
        return new Counts(file.rowCount(), lacking);
    }

    /**
     * The number of nulls in a column of a file; 0 if it is not known, because the file has no such
     * column yet or no statistics of it.
     */
    private long nulls(DataFileMeta file, String column) {
        TableSchema schema =
                schemas.computeIfAbsent(
                        file.schemaId(), id -> inspection.table().schemaManager().schema(id));
        Map<String, DataField> fields = inspection.table().schema().nameToFieldMap();
        int id = Objects.requireNonNull(fields.get(column), column).id();
        String stored =
                schema.fields().stream()
                        .filter(field -> field.id() == id)
                        .map(DataField::name)
                        .findFirst()
                        .orElse("");
        List<String> counted =
                Objects.requireNonNullElseGet(file.valueStatsCols(), schema::fieldNames);
        int position = counted.indexOf(stored);
        return position < 0 || file.valueStats().nullCounts().isNullAt(position)
                ? 0
                : file.valueStats().nullCounts().getLong(position);
    }
}
