package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The settings every kind of design shares, and the one place where a design is judged. Each kind's
 * builder adds its own.
 *
 * @param <D> the kind of design
 * @param <B> the kind's builder
 */
public abstract sealed class DesignBuilder<D extends TableDesign, B extends DesignBuilder<D, B>>
        permits KeyedBuilder, AppendTable.Builder, HybridTable.Builder {

    private final TableName name;
    private final List<Diagnostic> repeated = new ArrayList<>();
    private final List<RawOption> rawOptions = new ArrayList<>();
    private final List<Acceptance> acceptances = new ArrayList<>();
    private final Setting<List<Column<?>>> partitionedBy = setting("partitionedBy");
    private final Setting<Retention> retention = setting("keep");
    private final Setting<String> comment = setting("comment");

    DesignBuilder(TableName name) {
        this.name = name;
    }

    final <T> Setting<T> setting(String setting) {
        return new Setting<>(
                setting,
                given ->
                        repeated.add(
                                Diagnostic.error("LK0001", table().toString())
                                        .says("'%s' was set twice", given)
                                        .so("only one value can hold and the other is a mistake")
                                        .fix("Set '%s' once.", given)));
    }

    private TableName table() {
        return name;
    }

    abstract B self();

    abstract D draft(TableSettings settings);

    /** The partition columns, outermost first: the day first if partitions are to expire. */
    @CanIgnoreReturnValue
    public B partitionedBy(Column<?>... columns) {
        partitionedBy.set(List.of(columns));
        return self();
    }

    /** How long rows and past states are kept. */
    @CanIgnoreReturnValue
    public B keep(Retention kept) {
        retention.set(kept);
        return self();
    }

    /** A comment stored with the table. */
    @CanIgnoreReturnValue
    public B comment(String text) {
        comment.set(text);
        return self();
    }

    /**
     * An option of the table format that lakekit has no setting for; one it owns or does not know
     * is refused later.
     */
    @CanIgnoreReturnValue
    public B rawOption(String key, String value) {
        rawOptions.add(
                new RawOption(
                        Objects.requireNonNull(key, "key"),
                        Objects.requireNonNull(value, "value")));
        return self();
    }

    /**
     * Takes on the warning of this code about the table itself, for a reason that is kept on the
     * design.
     */
    @CanIgnoreReturnValue
    public B accept(String code, String reason) {
        return accept(new Acceptance(code, "", reason));
    }

    /**
     * Takes on the warning of this code about one column and the fields inside it, for a reason
     * that is kept on the design. Other columns need their own.
     */
    @CanIgnoreReturnValue
    public B accept(String code, Column<?> column, String reason) {
        return accept(new Acceptance(code, column.name(), reason));
    }

    /**
     * Takes on the warning of this code about one group or event type, for a reason that is kept on
     * the design.
     */
    @CanIgnoreReturnValue
    public B accept(String code, Slice<?> slice, String reason) {
        return accept(new Acceptance(code, slice.toString(), reason));
    }

    /**
     * Takes on a warning that {@link #check} found, for a reason that is kept on the design; does
     * nothing if it is taken on already.
     */
    @CanIgnoreReturnValue
    public B accept(Diagnostic finding, String reason) {
        boolean taken = acceptances.stream().anyMatch(given -> given.covers(name, finding));
        return taken ? self() : accept(Acceptance.of(name, finding, reason));
    }

    /** Takes on a warning as given, such as another design has it. */
    @CanIgnoreReturnValue
    public B accept(Acceptance given) {
        acceptances.add(Objects.requireNonNull(given, "given"));
        return self();
    }

    /** All findings about the design as set so far, accepted warnings included; throws nothing. */
    public Diagnostics check() {
        return Diagnostics.copyOf(repeated).and(Rules.check(draft(settings())));
    }

    /**
     * The design.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all errors and all warnings not
     *     accepted
     */
    public D build() {
        Diagnostics found = check();
        Verdict verdict = Verdict.of(found, name, acceptances);
        verdict.refused().throwIfAny();
        return draft(settings().withWarnings(verdict.tolerated()));
    }

    /** What was set so far, unchecked. */
    final TableSettings settings() {
        List<RawOption> sorted = new ArrayList<>(rawOptions);
        sorted.sort(Comparator.comparing(RawOption::key));
        List<Acceptance> accepted = new ArrayList<>(acceptances);
        accepted.sort(Acceptance.ORDER);
        return new TableSettings(
                name,
                partitionedBy.or(List.of()),
                retention.orNull(),
                comment.orNull(),
                sorted,
                accepted,
                Diagnostics.none());
    }
}
