/** Commands on designs as YAML: recommend, check, explain, print SQL, plan, apply and import. */
@NullMarked
package io.lakekit.bench.design;

import org.jspecify.annotations.NullMarked;
