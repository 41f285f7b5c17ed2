@NullMarked
package io.lakekit.bench.spill;

import org.jspecify.annotations.NullMarked;
