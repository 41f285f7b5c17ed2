package io.lakekit.bench.input;

import io.lakekit.internal.text.Spelling;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A form in which times are written: a name ({@code iso}, {@code epoch-millis}) or a pattern. */
sealed interface TimeForm permits EpochTime, TimeForm.Text {

    /**
     * The time that a text says.
     *
     * @throws RuntimeException if it is not written in this form
     */
    Instant parse(String value);

    /** The form of this name or pattern; month and zone names are English whatever the locale. */
    static TimeForm of(String name) {
        for (EpochTime epoch : EpochTime.values()) {
            if (epoch.title().equals(name)) {
                return epoch;
            }
        }
        try {
            return name.equals("iso") ? Text.ISO : Text.ofPattern(name);
        } catch (IllegalArgumentException e) {
            List<String> names = new ArrayList<>(List.of("iso"));
            List.of(EpochTime.values()).forEach(epoch -> names.add(epoch.title()));
            throw new IllegalArgumentException(
                    "time '"
                            + name
                            + "' is neither one of "
                            + names
                            + " nor a DateTimeFormatter pattern: "
                            + e.getMessage()
                            + ". "
                            + Spelling.question(name, names),
                    e);
        }
    }

    /**
     * Text of dates and times. Without a zone or offset it is UTC, without a time of day midnight.
     *
     * @param formatter how it is written
     * @param dateOnly whether the form has no time of day
     */
    record Text(DateTimeFormatter formatter, boolean dateOnly) implements TimeForm {

        private static final String TIME_LETTERS = "HhKkmsSnNAaB";

        static final Text ISO =
                new Text(
                        new DateTimeFormatterBuilder()
                                .parseCaseInsensitive()
                                .append(DateTimeFormatter.ISO_LOCAL_DATE)
                                .optionalStart()
                                .appendPattern("['T'][ ]")
                                .append(DateTimeFormatter.ISO_LOCAL_TIME)
                                .appendPattern("[ ]")
                                .optionalStart()
                                .appendOffset("+HH:MM:ss", "Z")
                                .optionalEnd()
                                .optionalStart()
                                .appendOffset("+HHmm", "Z")
                                .optionalEnd()
                                .appendPattern("['['VV']']")
                                .toFormatter(Locale.ENGLISH)
                                .withResolverStyle(ResolverStyle.STRICT),
                        true);

        static Text ofPattern(String pattern) {
            String letters = unquoted(pattern);
            DateTimeFormatter formatter =
                    new DateTimeFormatterBuilder()
                            .parseCaseInsensitive()
                            .appendPattern(letters.indexOf('G') < 0 ? proleptic(pattern) : pattern)
                            .toFormatter(Locale.ENGLISH)
                            .withResolverStyle(ResolverStyle.STRICT);
            boolean dateOnly = letters.chars().noneMatch(c -> TIME_LETTERS.indexOf(c) >= 0);
            return new Text(formatter, dateOnly);
        }

        private static String unquoted(String pattern) {
            return pattern.replaceAll("'[^']*'", "");
        }

        /**
         * The pattern with years that do not need an era, so that strict parsing can refuse the
         * 30th of February.
         */
        private static String proleptic(String pattern) {
            StringBuilder text = new StringBuilder();
            boolean quoted = false;
            for (int i = 0; i < pattern.length(); i++) {
                char c = pattern.charAt(i);
                quoted ^= c == '\'';
                text.append(c == 'y' && !quoted ? 'u' : c);
            }
            return text.toString();
        }

        @Override
        public Instant parse(String value) {
            TemporalAccessor parsed = formatter.parse(value);
            LocalDate date = parsed.query(TemporalQueries.localDate());
            LocalTime time = parsed.query(TemporalQueries.localTime());
            if (date == null || (time == null && !dateOnly)) {
                throw new IllegalArgumentException(
                        date == null ? "it has no whole date" : "it has no whole time of day");
            }
            ZoneId zone = parsed.query(TemporalQueries.zone());
            Instant at =
                    date.atTime(time == null ? LocalTime.MIDNIGHT : time)
                            .atZone(zone == null ? ZoneOffset.UTC : zone)
                            .toInstant();
            int year = at.atZone(ZoneOffset.UTC).getYear();
            if (year < 1 || year > 9999) {
                throw new IllegalArgumentException("its year " + year + " is not from 1 to 9999");
            }
            return at;
        }
    }
}
