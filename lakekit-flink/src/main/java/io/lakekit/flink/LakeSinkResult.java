package io.lakekit.flink;

import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * What a sink gives back to the job.
 *
 * @param refused the rows that did not fit, with reasons; empty unless {@link
 *     RefusedRows#SIDE_OUTPUT} was asked for; then a job that reads it nowhere does not start
 */
public record LakeSinkResult(DataStream<RefusedRow> refused) {}
