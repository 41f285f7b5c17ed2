/**
 * Things that must not outlive this JVM, or must not be seen before they are complete: child
 * processes, work directories, drafts. This package does not know what is in them. Start at {@link
 * io.lakekit.bench.lifetime.WorkDirectory}.
 */
@NullMarked
package io.lakekit.bench.lifetime;

import org.jspecify.annotations.NullMarked;
