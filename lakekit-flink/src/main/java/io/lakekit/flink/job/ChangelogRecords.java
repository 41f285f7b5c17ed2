package io.lakekit.flink.job;

import io.lakekit.diagnostic.Place;
import java.util.Objects;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.types.Row;
import org.apache.paimon.flink.utils.ParallelismUtils;

/**
 * The rows of a changelog as records: that of a table, or of a query whose result changes. A
 * changelog has two rows for an update, the old version (-U) and the new one (+U), and one for a
 * delete (-D). Code that maps all of them to records counts each as an event.
 *
 * <pre>{@code
 * DataStream<Row> rows = tables.toChangelogStream(tables.from("ads.ad_day"));
 * ChangelogRecords.of(rows, Spend.class).changes().map(spend -> spend.sign() * spend.record().cost());
 * }</pre>
 *
 * <p>Columns are bound to components by name as everywhere in lakekit, and all misfits are reported
 * when the job is built. Records must be public, and a component that may be null is boxed. The
 * operators have the parallelism of the rows, so that the changes of a key keep their order.
 *
 * @param <R> the record class
 */
public final class ChangelogRecords<R extends Record> {

    private final DataStream<Row> rows;
    private final RowReader<R> reader;
    private final Class<R> type;

    private ChangelogRecords(DataStream<Row> rows, RowReader<R> reader, Class<R> type) {
        this.rows = rows;
        this.reader = reader;
        this.type = type;
    }

    /**
     * The records of a changelog; the record class may leave columns out.
     *
     * @param changelog rows of {@code StreamTableEnvironment.toChangelogStream}
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything about the record that does
     *     not fit
     * @throws IllegalArgumentException if the stream does not know the columns of its rows, if one
     *     is of a type that lakekit does not have, or if the record is not public
     */
    public static <R extends Record> ChangelogRecords<R> of(
            DataStream<Row> changelog, Class<R> type) {
        RowReader<R> reader = RowReader.of(changelog.getType(), type);
        return new ChangelogRecords<>(changelog, reader, type);
    }

    /**
     * All rows with their kinds. A changelog in upsert mode has no old versions (-U), so that signs
     * do not add up there; {@code toChangelogStream} has them by default.
     */
    public SingleOutputStreamOperator<ChangelogRecord<R>> changes() {
        RowReader<R> values = reader;
        return placed(
                rows.map(row -> new ChangelogRecord<>(row.getKind(), values.read(row)))
                        .returns(RecordTypes.ofChanges(type)));
    }

    /** The rows as records. The first row that is not an insert ends the job with LK1317. */
    public SingleOutputStreamOperator<R> records() {
        return records(Retractions.REFUSE);
    }

    /** The rows as records, without the rows that {@code retractions} leaves out. */
    public SingleOutputStreamOperator<R> records(Retractions retractions) {
        Objects.requireNonNull(retractions, "retractions");
        Place place = reader.place();
        RowReader<R> values = reader;
        return placed(
                rows.<R>flatMap(
                                (row, out) -> {
                                    R one = values.read(row);
                                    retractions
                                            .finding(place, row.getKind(), one)
                                            .ifPresent(
                                                    finding -> {
                                                        throw new RetractedRowException(finding);
                                                    });
                                    if (retractions.handsOn(row.getKind())) {
                                        out.collect(one);
                                    }
                                })
                        .returns(RecordTypes.of(type)));
    }

    private <T> SingleOutputStreamOperator<T> placed(SingleOutputStreamOperator<T> operator) {
        ParallelismUtils.forwardParallelism(operator, rows);
        return operator.name("Records " + type.getSimpleName());
    }
}
