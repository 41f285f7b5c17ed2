/**
 * The runnable jar: its commands, each handing on to a package of its own. Start at {@link
 * io.lakekit.bench.Lakekit}.
 */
@NullMarked
package io.lakekit.bench;

import org.jspecify.annotations.NullMarked;
