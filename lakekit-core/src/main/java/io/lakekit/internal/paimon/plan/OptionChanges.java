package io.lakekit.internal.paimon.plan;

import io.lakekit.change.TableChange;
import io.lakekit.internal.paimon.function.FieldOption;
import io.lakekit.internal.paimon.option.KnownOptions;
import io.lakekit.internal.paimon.schema.NormalOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import org.apache.paimon.CoreOptions;
import org.apache.paimon.schema.SchemaChange;
import org.apache.paimon.schema.TableSchema;
import org.jspecify.annotations.Nullable;

/** The changes that lead from the options of a live table to those of a design. */
final class OptionChanges {

    private static final String DEFAULT = CoreOptions.FIELDS_DEFAULT_AGG_FUNC.key();
    private static final String FUNCTION = "." + FieldOption.FUNCTION;

    private final TableSchema live;
    private final SortedMap<String, String> designed;
    private final Map<String, String> renamed;
    private final List<TableChange> changes = new ArrayList<>();
    private final List<SchemaChange> steps = new ArrayList<>();
    private final Set<String> set = new HashSet<>();

    private OptionChanges(
            TableSchema live, SortedMap<String, String> designed, Map<String, String> renamed) {
        this.live = live;
        this.designed = designed;
        this.renamed = renamed;
    }

    /**
     * The changes to the options of a design, in their normal form.
     *
     * @param renamed the new names of columns by their names in the table
     * @param added columns that the table gets
     */
    static OptionChanges of(
            TableSchema live,
            SortedMap<String, String> designed,
            Map<String, String> renamed,
            Set<String> added,
            boolean filled) {
        OptionChanges options = new OptionChanges(live, designed, renamed);
        boolean expires = designed.containsKey(CoreOptions.PARTITION_EXPIRATION_TIME.key());
        options.compare(new OptionRisks(added, filled, expires));
        options.carry();
        if (!added.isEmpty() || options.set.stream().anyMatch(key -> key.endsWith(FUNCTION))) {
            options.unfoldDefault();
        }
        return options;
    }

    List<TableChange> changes() {
        return changes;
    }

    List<SchemaChange> steps() {
        return steps;
    }

    private void compare(OptionRisks risks) {
        Map<String, String> present = OptionRenames.of(renamed).apply(NormalOptions.of(live));
        Set<String> keys = new TreeSet<>(designed.keySet());
        keys.addAll(present.keySet());
        for (String key : keys) {
            String from = present.get(key);
            String to = designed.get(key);
            if (!KnownOptions.isSame(key, from, to)) {
                risks.of(key, from, to).ifPresent(changes::add);
                step(key, to);
            }
        }
    }

    private void step(String key, @Nullable String to) {
        set.add(key);
        if (to != null) {
            steps.add(SchemaChange.setOption(key, to));
        }
        Set<String> stored = OptionRenames.of(renamed).apply(live.options()).keySet();
        KnownOptions.names(key).stream()
                .filter(name -> stored.contains(name) && (to == null || !name.equals(key)))
                .forEach(name -> steps.add(SchemaChange.removeOption(name)));
    }

    /** Carries the options of renamed columns that Paimon leaves under their old names. */
    private void carry() {
        live.options()
                .forEach(
                        (key, value) -> {
                            String later = OptionRenames.of(renamed).key(key);
                            if (!later.equals(key)
                                    && !OptionRenames.isCarriedByPaimon(key)
                                    && set.add(later)) {
                                steps.add(SchemaChange.removeOption(key));
                                steps.add(SchemaChange.setOption(later, value));
                            }
                        });
    }

    /**
     * Replaces a default function by one for each column: the default would apply to new columns
     * too.
     */
    private void unfoldDefault() {
        if (!live.options().containsKey(DEFAULT)) {
            return;
        }
        steps.add(SchemaChange.removeOption(DEFAULT));
        designed.forEach(
                (key, value) -> {
                    if (key.endsWith(FUNCTION) && set.add(key)) {
                        steps.add(SchemaChange.setOption(key, value));
                    }
                });
    }
}
