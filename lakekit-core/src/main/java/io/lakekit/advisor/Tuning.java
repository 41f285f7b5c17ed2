package io.lakekit.advisor;

import io.lakekit.internal.text.Spans;
import java.io.Serializable;
import java.time.Duration;

/**
 * A recommended setting for which designs have no typed one; {@code io.lakekit.paimon} knows its
 * option.
 */
public sealed interface Tuning extends Serializable {

    /** Writing jobs do not compact. */
    record WritersDoNotCompact() implements Tuning {
        @Override
        public String toString() {
            return "writing jobs do not compact";
        }
    }

    /**
     * Statistics are kept only of the first columns.
     *
     * @param columns the number of these columns: those of the key
     */
    record StatisticsOfFirstColumns(int columns) implements Tuning {
        @Override
        public String toString() {
            return columns == 1
                    ? "statistics of the first column alone"
                    : "statistics of the first " + columns + " columns alone";
        }
    }

    /**
     * A consumer that stands still is forgotten.
     *
     * @param after the time for which it may stand still
     */
    record ConsumersExpire(Duration after) implements Tuning {
        @Override
        public String toString() {
            return "a consumer is forgotten after " + Spans.exact(after);
        }
    }

    /** Every commit looks for partitions to drop, instead of one commit an hour. */
    record ExpiryAtEveryCommit() implements Tuning {
        @Override
        public String toString() {
            return "every commit looks for partitions to drop";
        }
    }

    /**
     * A check may drop this many partitions.
     *
     * @param partitions the greatest number of partitions
     */
    record PartitionsDroppedPerCheck(int partitions) implements Tuning {
        @Override
        public String toString() {
            return "a check drops up to " + Amounts.count(partitions) + " partitions";
        }
    }
}
