package io.lakekit.bench.event;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The span of request time, in UTC, that one partition holds. */
public enum Period {
    /** A day, such as {@code 2024-05-01}. */
    DAY(10),
    /** A month, such as {@code 2024-05}. */
    MONTH(7),
    /** A year, such as {@code 2024}. */
    YEAR(4),
    /** All of the log. */
    ALL(0);

    /** The greatest number of partitions: each has files of its own with every commit. */
    private static final int MOST_PARTITIONS = 31;

    private final int letters;

    Period(int letters) {
        this.letters = letters;
    }

    /** The shortest period of which these days have 31 at most. */
    public static Period of(Collection<LocalDate> days) {
        for (Period period : values()) {
            long partitions = days.stream().map(period::of).distinct().limit(32).count();
            if (partitions <= MOST_PARTITIONS) {
                return period;
            }
        }
        return ALL;
    }

    /** The name in reports. */
    public String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The value of the partition that holds a time. */
    public String of(Instant time) {
        return of(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }

    private String of(LocalDate day) {
        return this == ALL ? "all" : day.toString().substring(0, letters);
    }

    /** The values of the partitions from one time to another, both included. */
    public List<String> between(Instant from, Instant to) {
        LocalDate first = LocalDate.ofInstant(from, ZoneOffset.UTC);
        LocalDate last = LocalDate.ofInstant(to, ZoneOffset.UTC);
        return first.datesUntil(last.plusDays(1)).map(this::of).distinct().toList();
    }

    /** A time in the partition of this value. */
    public Instant within(String value) {
        String day =
                switch (this) {
                    case DAY -> value;
                    case MONTH -> value + "-01";
                    case YEAR -> value + "-01-01";
                    case ALL -> "2000-01-01";
                };
        return Instant.parse(day + "T12:00:00Z");
    }
}
