package io.lakekit.function;

import io.lakekit.schema.ColumnType;
import io.lakekit.schema.StoredOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * A function that counts how often something happened, up to a cap, over ARRAY of text. Each row
 * brings the id of its event, and the {@code cap} smallest distinct ids are kept, in order. The
 * frequency is the size of the list, {@code min(cap, distinct events)}: exact below the cap,
 * however often rows are written again. A null id is dropped.
 *
 * <p>A function of its own, since {@code count()} doubles on replay and {@code collectDistinct()}
 * keeps every id for ever.
 *
 * @param cap the highest frequency that is told apart, 1 or more; also the most ids a key stores
 */
public record CappedFrequency(int cap) implements UserFunction<List<String>> {

    /**
     * Refuses a cap that counts nothing.
     *
     * @throws IllegalArgumentException if it is less than 1
     */
    public CappedFrequency {
        if (cap < 1) {
            throw new IllegalArgumentException(
                    "CappedFrequency counts up to cap = " + cap + "; count up to at least 1");
        }
    }

    @Override
    public List<String> merge(List<String> older, List<String> newer) {
        List<String> all = new ArrayList<>(older);
        all.addAll(newer);
        return normalise(all);
    }

    @Override
    public List<String> normalise(List<String> ids) {
        Set<String> distinct = new TreeSet<>(StoredOrder::compare);
        ids.stream().filter(Objects::nonNull).forEach(distinct::add);
        return distinct.stream().limit(cap).toList();
    }

    @Override
    public Set<Trait> traits() {
        return Set.of(Trait.COMMUTATIVE, Trait.IDEMPOTENT);
    }

    @Override
    public boolean accepts(ColumnType<?> type) {
        return type.kind() == ColumnType.Kind.ARRAY
                && switch (type.elements().get(0).kind()) {
                    case CHAR, VARCHAR, STRING -> true;
                    default -> false;
                };
    }
}
