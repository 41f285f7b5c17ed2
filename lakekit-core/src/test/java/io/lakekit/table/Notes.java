package io.lakekit.table;

import static io.lakekit.schema.ColumnType.BIGINT;
import static io.lakekit.schema.ColumnType.STRING;

import io.lakekit.design.AggFunctions;
import io.lakekit.design.AppendTable;
import io.lakekit.design.Buckets;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.SequenceGroup;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.WideTable;
import io.lakekit.schema.Column;
import io.lakekit.schema.Row;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/** Tables of numbered texts that do not compress. */
final class Notes {

    static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    static final Column<Long> VERSION = Column.of("version", BIGINT);
    static final Column<String> TEXT = Column.of("text", STRING);
    static final SequenceGroup NOTE = SequenceGroup.named("note").orderedBy(VERSION).latest(TEXT);

    private static final String FILE_SIZE = "target-file-size";
    private static final String LARGE = "128 mb";
    private static final String SMALL = "32 kb";

    private Notes() {}

    static AppendTable append() {
        return append(LARGE);
    }

    private static AppendTable append(String fileSize) {
        return AppendTable.named("ads.append")
                .columns(ID, VERSION, TEXT)
                .rawOption(FILE_SIZE, fileSize)
                .build();
    }

    private static AppendTable bucketedAppend(String fileSize) {
        return AppendTable.named("ads.bucketed_append")
                .columns(ID, VERSION, TEXT)
                .buckets(Buckets.fixed(1).by(ID))
                .rawOption(FILE_SIZE, fileSize)
                .build();
    }

    static WideTable wide() {
        return wide("ads.wide", ChangelogProducer.NONE, LARGE);
    }

    private static WideTable wide(String name, ChangelogProducer changelog, String fileSize) {
        return WideTable.named(name)
                .primaryKey(ID)
                .groups(NOTE)
                .buckets(Buckets.fixed(1))
                .changelog(changelog)
                .rawOption(FILE_SIZE, fileSize)
                .build();
    }

    private static SummaryTable summary(String fileSize) {
        return SummaryTable.named("ads.summary")
                .primaryKey(ID)
                .aggregate(VERSION, AggFunctions.max())
                .aggregate(TEXT, AggFunctions.latest())
                .rawOption(FILE_SIZE, fileSize)
                .build();
    }

    static WideTable dynamic() {
        return WideTable.named("ads.dynamic")
                .primaryKey(ID)
                .groups(NOTE)
                .buckets(Buckets.dynamic())
                .accept("LK0606", "a Flink job writes it")
                .build();
    }

    static WideTable postponed() {
        return WideTable.named("ads.postponed")
                .primaryKey(ID)
                .groups(NOTE)
                .buckets(Buckets.postpone())
                .accept("LK0607", "a Flink job compacts it")
                .build();
    }

    /** Those that plain Java can write. */
    static List<TableDesign> everyKind() {
        return everyKind(LARGE);
    }

    /** The same, in files of at least 32 KiB. */
    static List<TableDesign> everyKindInSmallFiles() {
        return everyKind(SMALL);
    }

    private static List<TableDesign> everyKind(String fileSize) {
        return List.of(
                append(fileSize),
                bucketedAppend(fileSize),
                wide("ads.wide", ChangelogProducer.NONE, fileSize),
                wide("ads.lookup", ChangelogProducer.LOOKUP, fileSize),
                summary(fileSize));
    }

    /** The notes {@code from} to {@code to}, the latter excluded. */
    static List<Row> rows(long from, long to) {
        return LongStream.range(from, to).mapToObj(Notes::row).toList();
    }

    static Row row(long id) {
        byte[] noise = new byte[128];
        new Random(id).nextBytes(noise);
        return Row.of(ID, id).with(VERSION, id).with(TEXT, HexFormat.of().formatHex(noise));
    }

    /** Commits the notes in a session of its own. */
    static <D extends TableDesign> void commit(LakeTable<D> table, List<Row> rows) {
        try (TableWriter<D> writer = table.writer()) {
            rows.forEach(writer.rows()::write);
            writer.commit();
        }
    }
}
