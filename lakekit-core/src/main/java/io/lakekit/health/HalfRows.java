package io.lakekit.health;

import io.lakekit.design.GroupedTable;
import io.lakekit.design.SequenceGroup;
import io.lakekit.health.GroupCounts.Counts;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.schema.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The check for rows that only a late stream has written, while the group that most rows have never
 * came for them. They are counted by the statistics of files, without reading rows, in partitions
 * that are at rest and that a compaction has merged whole; before that they cannot be told.
 */
final class HalfRows {

    static final Check<Inspection> HALF =
            HealthCheck.warning(
                    "LK1715", "rows that lack the group which most rows have", HalfRows::half);

    /**
     * The share of rows, one in this many, that may lack the group: streams lose some rows anyway.
     */
    private static final int ONE_IN = 100;

    /** A partition with rows that lack a group. */
    private record HalfPartition(Row partition, long rows, long lacking) {

        String where() {
            return partition.asMap().isEmpty() ? "the table" : "partition " + partition;
        }
    }

    private HalfRows() {}

    private static void half(Inspection inspection, Report found) {
        if (!(inspection.design() instanceof GroupedTable grouped) || grouped.groups().size() < 2) {
            return;
        }
        Map<Row, Counts> counts = GroupCounts.of(inspection, grouped.groups());
        first(grouped.groups(), counts.values())
                .ifPresent(
                        first -> {
                            List<HalfPartition> lacking = lacking(first, counts);
                            if (!lacking.isEmpty()) {
                                report(found, first, lacking);
                            }
                        });
    }

    /** The group that most rows have, if more than half of them have it. */
    private static Optional<SequenceGroup> first(
            List<SequenceGroup> groups, Iterable<Counts> counts) {
        List<Counts> all = new ArrayList<>();
        counts.forEach(all::add);
        long rows = all.stream().mapToLong(Counts::rows).sum();
        return groups.stream()
                .filter(group -> 2 * lacking(all, group) < rows)
                .min(Comparator.comparingLong(group -> lacking(all, group)));
    }

    private static long lacking(List<Counts> counts, SequenceGroup group) {
        return counts.stream().mapToLong(count -> count.lacking(group)).sum();
    }

    private static List<HalfPartition> lacking(SequenceGroup group, Map<Row, Counts> counts) {
        return counts.entrySet().stream()
                .map(
                        entry ->
                                new HalfPartition(
                                        entry.getKey(),
                                        entry.getValue().rows(),
                                        entry.getValue().lacking(group)))
                .filter(partition -> partition.lacking() * ONE_IN > partition.rows())
                .sorted(
                        Comparator.comparingLong(HalfPartition::lacking)
                                .reversed()
                                .thenComparing(
                                        partition -> Objects.toString(partition.partition())))
                .toList();
    }

    private static void report(Report found, SequenceGroup group, List<HalfPartition> lacking) {
        HalfPartition most = lacking.get(0);
        found.atSlice(group)
                .says(
                        "%d of %s of %s lack this group, which most rows have%s",
                        most.lacking(),
                        Inspection.counted(most.rows(), "row"),
                        most.where(),
                        lacking.size() == 1
                                ? ""
                                : ", and so it is in "
                                        + Inspection.counted(
                                                lacking.size() - 1L, "other partition"))
                .so(
                        "a late stream began these rows under another key than the rest of their"
                                + " values, or after the rest had expired, and counts of this"
                                + " group miss them")
                .fix(
                        "Let each stream carry the key of the event that begins a row, its day"
                                + " included, and keep partitions until the last event of a key has"
                                + " come.");
    }
}
