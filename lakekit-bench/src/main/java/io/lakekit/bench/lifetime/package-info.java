/**
 * What must not outlive this JVM, or must not be seen before it is whole: child processes, work
 * directories, drafts. Knows nothing of what is in them. Start at {@link
 * io.lakekit.bench.lifetime.WorkDirectory}.
 */
@NullMarked
package io.lakekit.bench.lifetime;

import org.jspecify.annotations.NullMarked;
