package io.lakekit.bench.solution;

/** What identifies a row of a request and ad. */
record RowKey(String dt, String requestId, String adId) {}
