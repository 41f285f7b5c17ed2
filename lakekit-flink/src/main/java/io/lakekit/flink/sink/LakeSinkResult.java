package io.lakekit.flink.sink;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The streams that a sink gives back to its job.
 *
 * @param refused the rows that did not fit, with reasons; empty unless {@link
 *     RefusedRows#SIDE_OUTPUT} was asked for, in which case a job that does not read it does not
 *     start
 */
public record LakeSinkResult(DataStream<RefusedRow> refused) {}
