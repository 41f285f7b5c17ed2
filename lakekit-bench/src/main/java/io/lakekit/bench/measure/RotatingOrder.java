package io.lakekit.bench.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The order in which contenders run: each round starts one place later, so that no contender always
 * meets a warm or a busy machine.
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
