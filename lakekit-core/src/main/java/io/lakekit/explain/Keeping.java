package io.lakekit.explain;

import io.lakekit.design.EventType;
import io.lakekit.design.HybridTable;
import io.lakekit.design.Retention;
import io.lakekit.design.TableDesign;
import io.lakekit.internal.text.Spans;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sentences that say how long a design keeps its partitions, and in which time zone. */
final class Keeping {

    private Keeping() {}

    /** A sentence for the table and one for each type of events with an age of its own. */
    static List<String> sentences(TableDesign design) {
        List<String> sentences = new ArrayList<>();
        add("Partitions", design.retention(), sentences);
        addRows(design.retention(), sentences);
        if (design instanceof HybridTable hybrid) {
            for (EventType type : hybrid.eventTypes()) {
                add("Those of " + type.name(), type.retention(), sentences);
            }
        }
        return sentences;
    }

    private static void addRows(@Nullable Retention kept, List<String> sentences) {
        if (kept != null && kept.rows() != null) {
            sentences.add(
                    "A compaction that comes %s after the time in %s or later removes the row."
                            .formatted(Spans.inWords(kept.rows().age()), kept.rows().timeColumn()));
        }
    }

    private static void add(String what, @Nullable Retention kept, List<String> sentences) {
        if (kept != null && kept.partitions() != null) {
            sentences.add(
                    "%s are dropped %s after the start of their %s in the time zone '%s'."
                            .formatted(
                                    what,
                                    Spans.inWords(kept.partitions()),
                                    kept.hourColumn() == null ? "day" : "hour",
                                    kept.zone().getId().equals("Z") ? "UTC" : kept.zone().getId()));
        }
    }
}
