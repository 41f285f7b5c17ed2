package io.lakekit.table;

import java.time.Clock;

/** By which clock rows are late, and what becomes of them. */
record Lateness(Clock clock, LateRows handler) {}
