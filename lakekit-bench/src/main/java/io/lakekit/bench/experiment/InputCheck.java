package io.lakekit.bench.experiment;

import io.lakekit.bench.event.StreamCount;
import io.lakekit.bench.event.WorkloadSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The check, stream by stream, that enough of a log was read for its figures to mean something. */
final class InputCheck {

    private final double maxRejects;
    private final Path rejects;

    /**
     * Allows this share of the lines of each stream to be rejected; they are in {@code rejects}.
     */
    InputCheck(double maxRejects, Path rejects) {
        this.maxRejects = maxRejects;
        this.rejects = rejects;
    }

    /**
     * Checks what was read.
     *
     * @throws IllegalArgumentException if too many lines were rejected, of all or of one stream, or
     *     a stream that is not optional has no event; it says what became of each such stream
     */
    void check(WorkloadSummary summary) {
        List<String> problems = new ArrayList<>();
        Long lines = summary.lines();
        if (lines != null && isTooMany(summary.rejected(), lines)) {
            problems.add(rejected(summary.rejected(), lines));
        }
        List<StreamCount> streams = summary.inputs() == null ? List.of() : summary.inputs();
        for (StreamCount stream : streams) {
            if (isTooMany(stream.rejected(), stream.lines())) {
                problems.add(title(stream) + ": " + rejected(stream.rejected(), stream.lines()));
                stream.reasons().forEach(reason -> problems.add("  " + reason));
            } else if (stream.events() == 0 && !stream.optional()) {
                problems.add(title(stream) + ": " + none(stream));
            }
        }
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("\n", problems));
        }
    }

    private boolean isTooMany(long rejected, long lines) {
        return rejected > maxRejects * lines;
    }

    private String rejected(long rejected, long lines) {
        return String.format(
                Locale.ROOT,
                "%d of %d lines were rejected, more than --max-rejects %s allows; see %s",
                rejected,
                lines,
                maxRejects,
                rejects);
    }

    private static String title(StreamCount stream) {
        return stream.stream() + ", files '" + stream.pattern() + "'";
    }

    private static String none(StreamCount stream) {
        String what = stream.stream().equals("dimensions") ? "ad" : "event";
        StringBuilder text = new StringBuilder();
        text.append("none of the ").append(stream.lines()).append(" lines of ");
        text.append(stream.files()).append(" files is an ").append(what);
        if (stream.unwanted() > 0) {
            text.append("; its 'where' leaves out ").append(stream.unwanted()).append(" (");
            text.append(String.join("; ", stream.filtered())).append(')');
        }
        return text.append(". Mend the mapping, or say 'optional: true' there if there may be none")
                .toString();
    }
}
