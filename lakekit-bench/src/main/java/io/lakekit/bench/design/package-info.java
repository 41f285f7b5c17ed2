/** Commands on designs as YAML: check, explain, print SQL, plan, apply and import. */
@NullMarked
package io.lakekit.bench.design;

import org.jspecify.annotations.NullMarked;
