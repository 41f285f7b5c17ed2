package io.lakekit.flink;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a sink gives back to the job.
 *
 * @param refused the rows that did not fit, with reasons; empty unless {@link
 *     RefusedRows#SIDE_OUTPUT} was asked for
 */
public record LakeSinkResult(DataStream<RefusedRow> refused) {}
