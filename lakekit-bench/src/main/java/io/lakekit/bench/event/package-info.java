/**
 * The events of an advertising funnel and where they come from: one schema for generated and for
 * real logs. Knows no tables. Start at {@link io.lakekit.bench.event.EventLog}.
 */
@NullMarked
package io.lakekit.bench.event;

import org.jspecify.annotations.NullMarked;
