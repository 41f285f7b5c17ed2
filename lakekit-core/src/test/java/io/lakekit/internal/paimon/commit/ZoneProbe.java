package io.lakekit.internal.paimon.commit;

import io.lakekit.catalog.Lake;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Retention;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import io.lakekit.schema.Row;
import io.lakekit.table.LakeTable;
import io.lakekit.table.LateRows;
import io.lakekit.table.TableWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** Writes rows of some hours ago, lets partitions expire after 30 hours, and says what is left. */
final class ZoneProbe {

    private static final Column<String> DT = Column.of("dt", ColumnType.STRING).notNull();
    private static final Column<String> HH = Column.of("hh", ColumnType.STRING).notNull();
    private static final Column<Integer> AGO = Column.of("ago", ColumnType.INT);

    private ZoneProbe() {}

    public static void main(String[] arguments) {
        ZoneId zone = ZoneId.of(arguments[1]);
        AppendTable design =
                AppendTable.named("ads.t" + UUID.randomUUID().toString().replace("-", ""))
                        .columns(DT, HH, AGO)
                        .partitionedBy(DT, HH)
                        .keep(Retention.partitions(Duration.ofHours(30)).hoursIn(HH).in(zone))
                        .rawOption("partition.expiration-check-interval", "0 s")
                        .build();
        try (Lake lake = Lake.open(Path.of(arguments[0]))) {
            LakeTable<AppendTable> table = lake.create(design);
            ZonedDateTime hour = ZonedDateTime.now(zone).truncatedTo(ChronoUnit.HOURS);
            Clock early = Clock.fixed(Instant.EPOCH, zone);
            write(table.clock(early), hour, List.of(28, 34));
            LateRows printed = late -> System.out.println("late " + ((Row) late.row()).get(AGO));
            write(table.lateRows(printed), hour, List.of(36, 28, 5));
            System.out.println(
                    "kept "
                            + table.reader(AGO).toList().stream()
                                    .map(row -> row.get(AGO))
                                    .distinct()
                                    .sorted((left, right) -> right - left)
                                    .toList()
                            + " in "
                            + ZoneId.systemDefault());
        }
    }

    private static void write(
            LakeTable<AppendTable> table, ZonedDateTime hour, List<Integer> hoursAgo) {
        try (TableWriter<AppendTable> writer = table.writer()) {
            for (int ago : hoursAgo) {
                ZonedDateTime start = hour.minusHours(ago);
                writer.rows()
                        .write(
                                Row.of(DT, start.toLocalDate().toString())
                                        .with(HH, start.format(DateTimeFormatter.ofPattern("HH")))
                                        .with(AGO, ago));
            }
            writer.commit();
        }
    }
}
