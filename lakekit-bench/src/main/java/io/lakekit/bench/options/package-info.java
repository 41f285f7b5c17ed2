/**
 * The options that several commands share. Start at {@link
 * io.lakekit.bench.options.DisorderOptions}.
 */
@NullMarked
package io.lakekit.bench.options;

import org.jspecify.annotations.NullMarked;
