package io.lakekit.yaml;

import io.lakekit.yaml.UnreadableException.Family;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of design, each with its settings. */
enum DesignKind {
    WIDE("primaryKey", "groups", "changelog", "deletes"),
    DIMENSION("primaryKey", "groups", "changelog"),
    SUMMARY("primaryKey", "aggregate", "changelog"),
    APPEND(),
    HYBRID("shared", "discriminator", "eventTypes", "deduplicatedBy");

    private static final List<String> COMMON =
            List.of(
                    "table",
                    "kind",
                    "comment",
                    "columns",
                    "partitionedBy",
                    "buckets",
                    "keep",
                    "options",
                    "accept");

    /** What other engines call tables, and what to write instead. */
    private static final Map<String, String> ELSEWHERE =
            Map.of(
                    "partial-update",
                    "Paimon's partial-update is 'wide' here; 'dimension' for an entity that is"
                            + " looked up.",
                    "aggregation",
                    "Paimon's aggregation is 'summary' here.",
                    "aggregate",
                    "Paimon's aggregation is 'summary' here.",
                    "deduplicate",
                    "Paimon's deduplicate is 'hybrid' with deduplicatedBy here for events, and"
                            + " 'wide' with one group of latest() columns for rows that change.",
                    "first-row",
                    "Paimon's first-row is 'summary' with first() for each column here.",
                    "append-only",
                    "It is 'append' here.",
                    "lookup",
                    "It is 'dimension' here.");

    private final List<String> own;

    DesignKind(String... own) {
        this.own = List.of(own);
    }

    static DesignKind parse(String text) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnreadableException(
                                        Family.WORD,
                                        "there is no such kind of table",
                                        wayOut(text)));
    }

    private static String wayOut(String text) {
        String name = text.toLowerCase(Locale.ROOT).replace('_', '-');
        String meant = ELSEWHERE.get(name);
        return meant == null
                ? Words.wayOut(name, Stream.of(values()).map(DesignKind::word).toList())
                : meant;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As messages say it. */
    String article() {
        return (this == APPEND ? "an " : "a ") + word() + " table";
    }

    Set<String> settings() {
        return joined(Stream.of(this));
    }

    /** Those of any kind. */
    static Set<String> allSettings() {
        return joined(Stream.of(values()));
    }

    private static Set<String> joined(Stream<DesignKind> kinds) {
        Set<String> settings = new LinkedHashSet<>(COMMON);
        kinds.forEach(kind -> settings.addAll(kind.own));
        return settings;
    }
}
