package io.lakekit.bench.truth;

import org.jspecify.annotations.Nullable;

/**
 * Q1, loss of one ad per stage.
 *
 * @param stage the stage
 * @param reached rows that reached it
 * @param lost rows of those that did not reach the next
 * @param topReason the reason most often given for that, the first in alphabet among equals, or
 *     null if none was
 * @param topReasonRows how many rows give it
 */
public record Q1Row(
        String stage, long reached, long lost, @Nullable String topReason, long topReasonRows) {}
