/**
 * The results of a comparison as values, as JSON, as a terminal table and as a page. This package
 * measures nothing. Start at {@link io.lakekit.bench.report.Results}.
 */
@NullMarked
package io.lakekit.bench.report;

import org.jspecify.annotations.NullMarked;
