package io.lakekit.flink.kill;

import io.lakekit.flink.Jobs.Numbered;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The sources of a job, each of so many records, which a {@link Watch} hands on. */
record Records(StreamExecutionEnvironment job, long count, RateLimiterStrategy rate)
        implements KilledTable.Sources {

    /** The last records of one task take a while, so that tasks end one after the other. */
    private static final int LATE = 30;

    @Override
    public <R extends Record> DataStream<R> of(Class<R> type, Numbered<R> record) {
        return job.fromSource(
                        new DataGeneratorSource<>(
                                late(record, count - LATE), count, rate, TypeInformation.of(type)),
                        WatermarkStrategy.noWatermarks(),
                        type.getSimpleName())
                .uid("source-" + type.getSimpleName())
                .map(new Watch<>())
                .returns(type)
                .uid("watch-" + type.getSimpleName());
    }

    private static <R extends Record> GeneratorFunction<Long, R> late(
            Numbered<R> record, long from) {
        return index -> {
            if (index >= from) {
                Thread.sleep(10);
            }
            return record.apply(index);
        };
    }
}
