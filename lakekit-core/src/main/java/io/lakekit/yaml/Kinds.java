package io.lakekit.yaml;

import io.lakekit.design.TableKind;
import io.lakekit.yaml.UnreadableException.Expected;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of design as a text names them, and the settings that each has. */
final class Kinds {

    private static final List<String> COMMON =
            List.of(
                    "table",
                    "kind",
                    "comment",
                    "columns",
                    "columnOrder",
                    "partitionedBy",
                    "buckets",
                    "keep",
                    "options",
                    "accept");

    /** The words of other engines for kinds of table, and what to write instead. */
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
                    "Paimon's deduplicate is 'latest-row' here; 'hybrid' with deduplicatedBy for"
                            + " events of several types.",
                    "append-only",
                    "It is 'append' here.",
                    "lookup",
                    "It is 'dimension' here.");

    private Kinds() {}

    static TableKind parse(String text) {
        return Stream.of(TableKind.values())
                .filter(kind -> kind.word().equals(text))
                .findFirst()
                .orElseThrow(
                        () ->
                                new UnreadableException(
                                        Expected.WORD,
                                        "there is no such kind of table",
                                        wayOut(text)));
    }

    private static String wayOut(String text) {
        String name = text.toLowerCase(Locale.ROOT).replace('_', '-');
        String meant = ELSEWHERE.get(name);
        return meant == null
                ? Suggestions.wayOut(
                        name, Stream.of(TableKind.values()).map(TableKind::word).toList())
                : meant;
    }

    /** The settings of a kind. */
    static Set<String> settings(TableKind kind) {
        return joined(Stream.of(kind));
    }

    /** The settings of all kinds. */
    static Set<String> allSettings() {
        return joined(Stream.of(TableKind.values()));
    }

    private static Set<String> joined(Stream<TableKind> kinds) {
        Set<String> settings = new LinkedHashSet<>(COMMON);
        kinds.forEach(kind -> settings.addAll(own(kind)));
        return settings;
    }

    private static List<String> own(TableKind kind) {
        return switch (kind) {
            case WIDE ->
                    List.of(
                            "primaryKey",
                            "groups",
                            "unordered",
                            "rowsOrderedBy",
                            "changelog",
                            "deletes");
            case DIMENSION ->
                    List.of("primaryKey", "groups", "unordered", "rowsOrderedBy", "changelog");
            case LATEST -> List.of("primaryKey", "orderedBy", "kindIn", "changelog", "deletes");
            case FIRST -> List.of("primaryKey", "changelog", "deletes");
            case SUMMARY ->
                    List.of("primaryKey", "aggregate", "rowsOrderedBy", "changelog", "deletes");
            case APPEND -> List.of();
            case HYBRID -> List.of("shared", "discriminator", "eventTypes", "deduplicatedBy");
        };
    }
}
