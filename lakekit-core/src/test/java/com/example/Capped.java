package com.example;

import io.lakekit.function.Trait;
import io.lakekit.function.UserFunction;
import java.util.Set;

/**
 * Adds up to a limit.
 *
 * @param limit the highest sum
 */
public record Capped(long limit) implements UserFunction<Long> {

    @Override
    public Long merge(Long older, Long newer) {
        return Math.min(limit, older + newer);
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE);
    }
}
