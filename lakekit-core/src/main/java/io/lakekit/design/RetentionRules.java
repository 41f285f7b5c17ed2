package io.lakekit.design;

import io.lakekit.diagnostic.Wording;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import io.lakekit.internal.text.Spans;
import io.lakekit.schema.Column;
import io.lakekit.schema.ColumnType;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rules about expiry, codes from {@code LK0505} on: Paimon silently skips a partition whose date it
 * cannot read.
 */
final class RetentionRules {

    /**
     * Sample days, which a format with swapped or missing letters does not read back as they were.
     */
    private static final List<LocalDate> SAMPLES =
            List.of(
                    LocalDate.of(2026, 11, 23),
                    LocalDate.of(2027, 1, 1),
                    LocalDate.of(2028, 2, 29));

    static final List<Check<TableDesign>> ALL =
            Rule.allAbout(
                    "keep",
                    Rule.error(
                            "LK0505",
                            "partitions that expire exist",
                            each(RetentionRules::partitioned)),
                    Rule.error(
                            "LK0506",
                            "a partition column of text spells the day",
                            each(RetentionRules::spellsDay)),
                    Rule.error(
                            "LK0507", "the hour is a partition column", each(RetentionRules::hour)),
                    Rule.error(
                            "LK0508",
                            "no partition column's name begins another's",
                            each(RetentionRules::prefixFree)),
                    Rule.error(
                            "LK0509",
                            "the format of days reads what it writes",
                            each(RetentionRules::format)),
                    Rule.error(
                            "LK0510",
                            "ages are positive milliseconds",
                            each(RetentionRules::positive)),
                    Rule.warning(
                            "LK0511",
                            "partitions outlive their end",
                            each(RetentionRules::outlive)),
                    Rule.error(
                            "LK0512",
                            "past states are kept per table",
                            Rule.on(HybridTable.class, RetentionRules::perTable)),
                    Rule.error(
                            "LK0513",
                            "what expires is named by text that is read again",
                            each(RetentionRules::readAgain)));

    private RetentionRules() {}

    /** A check of the retention of a table or of one event type; {@code place} says of which. */
    @FunctionalInterface
    private interface RetentionCheck {
        void run(TableDesign design, Retention kept, Wording place);
    }

    private static Check.Finder<TableDesign> each(RetentionCheck check) {
        return (design, found) -> {
            Retention kept = design.retention();
            if (kept != null) {
                check.run(design, kept, found.atTable());
            }
            if (design instanceof HybridTable table) {
                for (EventType type : table.eventTypes()) {
                    Retention ofType = type.retention();
                    if (ofType != null) {
                        check.run(design, ofType, found.atSlice(type));
                    }
                }
            }
        };
    }

    private static boolean expires(TableDesign design, Retention kept) {
        return kept.partitions() != null && !design.partitionColumns().isEmpty();
    }

    private static void partitioned(TableDesign design, Retention kept, Wording place) {
        if (kept.partitions() != null && design.partitionColumns().isEmpty()) {
            place.says(
                            "partitions expire after %s, and there are none",
                            Spans.exact(kept.partitions()))
                    .so("only whole partitions can expire")
                    .fix("Name the day's column in partitionedBy(...).");
        }
    }

    private static void spellsDay(TableDesign design, Retention kept, Wording place) {
        if (!expires(design, kept)) {
            return;
        }
        Column<?> day = day(design, kept).orElse(null);
        if (day == null) {
            place.says(
                            "days are read from '%s', which is not a partition column",
                            String.valueOf(kept.dayColumn()))
                    .so("nothing would ever expire")
                    .fix(
                            "Name it in partitionedBy(...), as a STRING that spells the day as"
                                    + " '%s'.",
                            kept.dateFormat());
        } else if (!isText(day.type())) {
            place.says(
                            "partitions expire by '%s', %swhich is %s",
                            day.name(),
                            kept.dayColumn() == null ? "the first partition column, " : "",
                            day.type())
                    .so("the day is read from its text, so nothing would ever expire")
                    .fix(
                            "Partition first by a STRING that spells the day as '%s', or name"
                                    + " another one that does with daysIn(...).",
                            kept.dateFormat());
        }
    }

    /** The partition column that holds the day; empty if there is none of that name. */
    private static Optional<Column<?>> day(TableDesign design, Retention kept) {
        List<Column<?>> partitions = design.partitionColumns();
        return partitions.stream()
                .filter(
                        column ->
                                kept.dayColumn() == null || column.name().equals(kept.dayColumn()))
                .findFirst();
    }

    private static boolean isText(ColumnType<?> type) {
        return switch (type.kind()) {
            case STRING, VARCHAR, CHAR -> true;
            default -> false;
        };
    }

    private static void hour(TableDesign design, Retention kept, Wording place) {
        String hour = kept.hourColumn();
        Column<?> day = day(design, kept).orElse(null);
        if (!expires(design, kept) || hour == null || day == null) {
            return;
        }
        List<Column<?>> partitions = design.partitionColumns();
        boolean found = false;
        for (Column<?> column :
                partitions.subList(partitions.indexOf(day) + 1, partitions.size())) {
            found |= column.name().equals(hour) && isHour(column.type());
        }
        if (!found || day.name().equals(hour)) {
            place.says(
                            "hours are read from '%s', which is not a partition column of text or"
                                    + " integers after the day's",
                            hour)
                    .so("nothing would ever expire")
                    .fix(
                            "Name it in partitionedBy(...) after '%s', as a STRING or an INT.",
                            day.name());
        }
    }

    private static boolean isHour(ColumnType<?> type) {
        return switch (type.kind()) {
            case STRING, VARCHAR, CHAR, TINYINT, SMALLINT, INT, BIGINT -> true;
            default -> false;
        };
    }

    /**
     * Finds dates with commas: Paimon names the partitions to drop by a text in which commas
     * separate the columns.
     */
    private static void readAgain(TableDesign design, Retention kept, Wording place) {
        if (!expires(design, kept)) {
            return;
        }
        for (Column<?> column : design.partitionColumns()) {
            switch (column.type().kind()) {
                case TIMESTAMP, TIMESTAMP_LTZ ->
                        place.says(
                                        "partitions expire, and '%s' is a partition column and %s",
                                        column.name(), column.type())
                                .so("expiry does not find such partitions again and drops none")
                                .fix("Partition by its day or hour as a STRING, or as a DATE.");
                default -> {}
            }
        }
        if (kept.dateFormat().contains(",")) {
            place.says("days are spelt as '%s', with a comma", kept.dateFormat())
                    .so("expiry separates the columns of a partition by commas and drops none")
                    .fix("Spell days without a comma, as in 'yyyy-MM-dd' or 'yyyyMMdd'.");
        }
    }

    /**
     * Finds a column whose name begins another's: Paimon fills in the values one after the other by
     * plain replacement, and {@code $dt} is found in {@code $dt_hour} too.
     */
    private static void prefixFree(TableDesign design, Retention kept, Wording place) {
        if (!expires(design, kept)) {
            return;
        }
        List<String> names = design.partitionColumns().stream().map(Column::name).toList();
        List<String> read = new ArrayList<>();
        day(design, kept).ifPresent(day -> read.add(day.name()));
        if (kept.hourColumn() != null) {
            read.add(kept.hourColumn());
        }
        for (String name : read) {
            for (String earlier : names.subList(0, Math.max(0, names.indexOf(name)))) {
                if (name.startsWith(earlier) && !name.equals(earlier)) {
                    place.says(
                                    "partitions expire by '%s', and the partition column before it"
                                            + " is '%s'",
                                    name, earlier)
                            .so(
                                    "Paimon takes the value of the one for the beginning of the"
                                            + " other, so nothing ever expires")
                            .fix("Rename one so that no name begins the other.");
                }
            }
        }
    }

    private static void format(TableDesign design, Retention kept, Wording place) {
        if (kept.partitions() == null) {
            return;
        }
        if (!readsWhatItWrites(kept.dateFormat())) {
            place.says(
                            "days are spelt as '%s', which cannot read back the day that it writes",
                            kept.dateFormat())
                    .so("nothing would ever expire")
                    .fix("Spell year, month and day, as in 'yyyy-MM-dd' or 'yyyyMMdd'.");
        }
    }

    private static boolean readsWhatItWrites(String format) {
        try {
            DateTimeFormatter formatter = DateTimeFormatter.ofPattern(format, Locale.ROOT);
            return SAMPLES.stream()
                    .allMatch(day -> LocalDate.parse(formatter.format(day), formatter).equals(day));
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private static void positive(TableDesign design, Retention kept, Wording place) {
        positive("partitions expire after", kept.partitions(), place);
        positive("past states are kept for", kept.snapshots(), place);
        Duration ofRows = kept.rows() == null ? null : kept.rows().age();
        positive("rows go after", ofRows, place);
        if (ofRows != null && ofRows.toNanosPart() != 0 && !ofRows.isNegative()) {
            place.says("rows go after %s", Spans.exact(ofRows))
                    .so("Paimon counts their age in whole seconds")
                    .fix("Round the age to seconds.");
        }
    }

    private static void positive(String what, @Nullable Duration age, Wording place) {
        if (age != null && (age.isNegative() || age.isZero())) {
            place.says("%s %s", what, Spans.exact(age))
                    .so("nothing would outlive its commit")
                    .fix("Give a positive age.");
        } else if (age != null && !isMilliseconds(age)) {
            place.says("%s %s", what, Spans.exact(age))
                    .so("options spell ages in milliseconds, and as a long")
                    .fix("Round the age to milliseconds, and keep it below 2^63 of them.");
        }
    }

    private static boolean isMilliseconds(Duration age) {
        try {
            return Duration.ofMillis(age.toMillis()).equals(age);
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static void outlive(TableDesign design, Retention kept, Wording place) {
        Duration age = kept.partitions();
        Duration unit = kept.hourColumn() == null ? Duration.ofDays(1) : Duration.ofHours(1);
        if (age != null && !age.isNegative() && !age.isZero() && age.compareTo(unit) <= 0) {
            place.says("partitions expire after %s, counted from their start", Spans.exact(age))
                    .so(
                            "one is dropped as soon as it ends, or before, and rows that come late"
                                    + " go with it")
                    .fix("Keep them for more than %s.", Spans.exact(unit));
        }
    }

    private static void perTable(HybridTable table, Report found) {
        for (EventType type : table.eventTypes()) {
            Retention kept = type.retention();
            if (kept != null && kept.snapshots() != null) {
                found.atSlice(type)
                        .says("keeps past states for %s", Spans.exact(kept.snapshots()))
                        .so("a past state is one of the whole table")
                        .fix("Set it with keep(...) of the table.");
            }
        }
    }
}
