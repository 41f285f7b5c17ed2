package io.lakekit.table;

import java.time.Clock;

/** The clock by which rows are late, and the handler that takes them. */
record Lateness(Clock clock, LateRows handler) {}
