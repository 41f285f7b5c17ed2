package com.example;

import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import java.util.Set;

/**
 * Adds up to a limit; a mistake of its constructor makes that another one each time.
 *
 * @param limit the highest sum
 */
public record Growing(long limit) implements UserFunction<Long> {

    /** One more than is asked for. */
    public Growing {
        limit++;
    }

    @Override
    public Long merge(Long older, Long newer) {
        return Math.min(limit, older + newer);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE);
    }
}
