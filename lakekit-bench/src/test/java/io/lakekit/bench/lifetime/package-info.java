/** Tests of what is whole or gone, and of what a signal leaves behind: nothing. */
@NullMarked
package io.lakekit.bench.lifetime;

import org.jspecify.annotations.NullMarked;
