package io.lakekit.yaml;

import io.lakekit.design.Acceptance;
import io.lakekit.design.Buckets;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.Retention;
import io.lakekit.design.Retention.RowAge;
import io.lakekit.design.TableKind;
import io.lakekit.schema.Column;
import io.lakekit.yaml.Nodes.Entry;
import io.lakekit.yaml.UnreadableException.Expected;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads the settings that are about the table itself: how it is stored, kept and seen. */
final class Settings {

    private static final Set<String> OF_KEEP =
            ordered(
                    "partitions",
                    "rows",
                    "timeIn",
                    "snapshots",
                    "daysAs",
                    "daysIn",
                    "hoursIn",
                    "zone");
    private static final Set<String> OF_BUCKETS = ordered("fixed", "by");

    static final String DAYS = Retention.snapshots(Duration.ZERO).dateFormat();

    private final Section top;
    private final Columns columns;

    Settings(Section top, Columns columns) {
        this.top = top;
        this.columns = columns;
    }

    /** The keys in the order in which messages list them. */
    static Set<String> ordered(String... keys) {
        return new LinkedHashSet<>(List.of(keys));
    }

    /** Reads the settings that every kind of table has. */
    void common(DesignBuilder<?, ?> builder) {
        top.text("comment").ifPresent(builder::comment);
        if (top.entry("partitionedBy").isPresent()) {
            builder.partitionedBy(columns.list(top, "partitionedBy").toArray(Column<?>[]::new));
        }
        if (top.entry("columnOrder").isPresent()) {
            builder.columnOrder(
                    top.list("columnOrder").stream().map(Entry::name).toArray(String[]::new));
        }
        retention(top).ifPresent(builder::keep);
        each("options", builder::rawOption);
        top.mapping("accept").forEach((code, given) -> accept(builder, code, given.value()));
    }

    /**
     * Reads one accepted warning: a reason for the table, or reasons by the thing that it is about.
     */
    private void accept(DesignBuilder<?, ?> builder, String code, Node given) {
        if (!(given instanceof MappingNode)) {
            top.nodes()
                    .text(given, Section.quoted(code), top.place())
                    .ifPresent(reason -> builder.accept(code, reason));
            return;
        }
        top.nodes()
                .mapping(given, Section.quoted(code), top.place())
                .forEach(
                        (about, reason) ->
                                top.nodes()
                                        .text(reason.value(), Section.quoted(about), top.place())
                                        .ifPresent(
                                                text ->
                                                        builder.accept(
                                                                new Acceptance(
                                                                        code, at(about), text))));
    }

    /** The thing that an acceptance is about; the table itself is given by its name. */
    private String at(String about) {
        return about.equals(top.place().table()) ? "" : about;
    }

    private void each(String setting, BiConsumer<String, String> taker) {
        for (Map.Entry<String, Entry> given : top.mapping(setting).entrySet()) {
            top.nodes()
                    .text(given.getValue().value(), Section.quoted(given.getKey()), top.place())
                    .ifPresent(text -> taker.accept(given.getKey(), text));
        }
    }

    /** Reads the time for which a table or an event type is kept. */
    static Optional<Retention> retention(Section section) {
        return section.entry("keep").map(entry -> retention(section, entry));
    }

    private static Retention retention(Section section, Entry entry) {
        Section keep =
                Section.read(
                        section.nodes(),
                        entry.value(),
                        "'keep'",
                        "'keep'",
                        OF_KEEP,
                        section.place());
        return new Retention(
                keep.value("partitions", Ages::parse).orElse(null),
                keep.value("snapshots", Ages::parse).orElse(null),
                keep.text("daysAs").orElse(DAYS),
                keep.text("daysIn").orElse(null),
                keep.text("hoursIn").orElse(null),
                keep.value("zone", Settings::zone).orElse(ZoneOffset.UTC),
                rowAge(keep));
    }

    private static @Nullable RowAge rowAge(Section keep) {
        if (keep.entry("rows").isEmpty() && keep.entry("timeIn").isEmpty()) {
            return null;
        }
        keep.require("rows", "30 d");
        keep.require("timeIn", "updated_at");
        return new RowAge(
                keep.value("rows", Ages::parse).orElse(Duration.ofDays(1)),
                keep.text("timeIn").orElse(""));
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new UnreadableException(
                    UnreadableException.Expected.WORD,
                    "not a time zone",
                    "Write it as 'Asia/Shanghai', '+08:00' or 'UTC'.");
        }
    }

    Optional<Buckets> buckets() {
        return isWord("buckets") ? top.value("buckets", Settings::growing) : fixed().map(b -> b);
    }

    /** Reads the buckets of a kind of table that needs no key. */
    Optional<Buckets.Fixed> fixedBuckets(TableKind kind) {
        return isWord("buckets") ? top.value("buckets", word -> noneOf(kind)) : fixed();
    }

    private boolean isWord(String setting) {
        return top.entry(setting).filter(entry -> entry.value() instanceof ScalarNode).isPresent();
    }

    private Optional<Buckets.Fixed> fixed() {
        return top.entry("buckets").flatMap(this::fixed);
    }

    private Optional<Buckets.Fixed> fixed(Entry entry) {
        Section buckets =
                Section.read(
                        top.nodes(),
                        entry.value(),
                        "'buckets'",
                        "'buckets'",
                        OF_BUCKETS,
                        top.place());
        Column<?>[] key = columns.list(buckets, "by").toArray(Column<?>[]::new);
        buckets.require("fixed", "4");
        return buckets.value("fixed", Settings::count).map(n -> Buckets.fixed(n).by(key));
    }

    private static int count(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new UnreadableException(
                    Expected.AMOUNT, "no whole number that an INT holds", "Write it as '4'.");
        }
    }

    private static Buckets growing(String word) {
        return switch (word) {
            case "dynamic" -> Buckets.dynamic();
            case "postpone" -> Buckets.postpone();
            default ->
                    throw new UnreadableException(
                            Expected.WORD,
                            "there are no such buckets",
                            "Write {fixed: 4}, {fixed: 4, by: [id]}, dynamic or postpone.");
        };
    }

    private static Buckets.Fixed noneOf(TableKind kind) {
        throw new UnreadableException(
                Expected.WORD,
                kind + " has a fixed number of buckets or none",
                "Write {fixed: 4, by: [id]}, or remove it.");
    }

    <E extends Enum<E>> Optional<E> word(String setting, Class<E> type) {
        return top.value(setting, text -> type.cast(NamedClass.constant(type, text)));
    }
}
