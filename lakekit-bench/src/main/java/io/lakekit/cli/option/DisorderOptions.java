package io.lakekit.cli.option;

import io.lakekit.bench.event.Disorder;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for the arrival of generated events. */
public final class DisorderOptions {

    @Option(
            names = "--no-disorder",
            description =
                    "Events arrive once, in order and in time, except for the shares that are given"
                            + " (default: as below).")
    private boolean ordered;

    @Option(
            names = "--shuffled",
            paramLabel = "SHARE",
            description = "Share of events that arrive up to 10 seconds late (default: 0.02).")
    private @Nullable Double shuffled;

    @Option(
            names = "--late",
            paramLabel = "SHARE",
            description = "Share of events that arrive 5 to 60 minutes late (default: 0.001).")
    private @Nullable Double late;

    @Option(
            names = "--very-late",
            paramLabel = "SHARE",
            description = "Share of events that arrive after their day is over (default: 0.0001).")
    private @Nullable Double veryLate;

    @Option(
            names = "--duplicates",
            paramLabel = "SHARE",
            description = "Share of events that arrive twice (default: 0.005).")
    private @Nullable Double duplicates;

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /** Whether any of these options was given. */
    public boolean isGiven() {
        return ordered
                || Stream.of(shuffled, late, veryLate, duplicates).anyMatch(Objects::nonNull);
    }

    /**
     * The disorder that the options describe.
     *
     * @throws ParameterException if a share is not from 0 to 1
     */
    public Disorder disorder() {
        Disorder base = ordered ? Disorder.NONE : Disorder.USUAL;
        try {
            return new Disorder(
                    or(shuffled, base.shuffled()),
                    or(late, base.late()),
                    or(veryLate, base.veryLate()),
                    or(duplicates, base.duplicated()));
        } catch (IllegalArgumentException e) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(), e.getMessage(), e);
        }
    }

    private static double or(@Nullable Double given, double usual) {
        return given == null ? usual : given;
    }
}
