package io.lakekit.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who goes when: each round starts one place further on, so that no contender always meets a warm
 * or a busy machine.
 */
public final class RotatingOrder {

    private RotatingOrder() {}

    /** The order of a round, the first round being 0. */
    public static <T> List<T> of(List<T> contenders, int round) {
        List<T> order = new ArrayList<>(contenders);
        Collections.rotate(order, -round);
        return order;
    }
}
