package io.lakekit.health;

import io.lakekit.design.SequenceGroup;
import io.lakekit.schema.Row;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.paimon.io.DataFileMeta;

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

    private final List<SequenceGroup> groups;
    private final NullCounts nulls;

    private GroupCounts(Inspection inspection, List<SequenceGroup> groups) {
        this.groups = groups;
        this.nulls = new NullCounts(inspection.table());
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
        groups.forEach(
                group -> lacking.put(group, nulls.of(file, group.order().get(0).name()).orElse(0)));
        return new Counts(file.rowCount(), lacking);
    }
}
