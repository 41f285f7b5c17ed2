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

/** Tables of numbered texts that do not compress, in files of at least 32 KiB. */
final class Notes {

    static final Column<Long> ID = Column.of("id", BIGINT).notNull();
    static final Column<Long> VERSION = Column.of("version", BIGINT);
    static final Column<String> TEXT = Column.of("text", STRING);
    static final SequenceGroup NOTE = SequenceGroup.named("note").orderedBy(VERSION).latest(TEXT);

    private static final String FILE_SIZE = "target-file-size";
    private static final String SMALL = "32 kb";

    private Notes() {}

    static AppendTable append() {
        return AppendTable.named("ads.append")
                .columns(ID, VERSION, TEXT)
                .rawOption(FILE_SIZE, SMALL)
                .build();
    }

    static AppendTable bucketedAppend() {
        return AppendTable.named("ads.bucketed_append")
                .columns(ID, VERSION, TEXT)
                .buckets(Buckets.fixed(1).by(ID))
                .rawOption(FILE_SIZE, SMALL)
                .build();
    }

    static WideTable wide() {
        return wide("ads.wide", ChangelogProducer.NONE);
    }

    static WideTable lookup() {
        return wide("ads.lookup", ChangelogProducer.LOOKUP);
    }

    private static WideTable wide(String name, ChangelogProducer changelog) {
        return WideTable.named(name)
                .primaryKey(ID)
                .groups(NOTE)
                .buckets(Buckets.fixed(1))
                .changelog(changelog)
                .rawOption(FILE_SIZE, SMALL)
                .build();
    }

    static SummaryTable summary() {
        return SummaryTable.named("ads.summary")
                .primaryKey(ID)
                .aggregate(VERSION, AggFunctions.max())
                .aggregate(TEXT, AggFunctions.latest())
                .rawOption(FILE_SIZE, SMALL)
                .build();
    }

    static List<TableDesign> everyKind() {
        return List.of(append(), bucketedAppend(), wide(), lookup(), summary());
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
