package io.lakekit.function;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A sum that can be undone. */
public record Balance() implements UserFunction.Retractable<Long> {

    @Override
    public Long merge(Long older, Long newer) {
        return older + newer;
    }

    @Override
    public Long retract(@Nullable Long accumulated, Long removed) {
        return (accumulated == null ? 0 : accumulated) - removed;
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE, Trait.RETRACT_PAIR_SAFE);
    }
}
