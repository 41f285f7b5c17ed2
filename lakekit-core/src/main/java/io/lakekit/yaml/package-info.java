/**
 * Designs as YAML, both ways, and workloads: the same values and the same findings as in Java, each
 * with file and line. Needs {@code org.yaml:snakeyaml}, an optional dependency. Start at {@link
 * io.lakekit.yaml.YamlDesigns} and {@link io.lakekit.yaml.YamlWorkloads}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.yaml;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
