package io.lakekit.design;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.schema.Column;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The settings that every kind of design has, and the one place where a design is judged. The
 * builder of each kind adds its own. A setting may be given once; a second value is a finding
 * (LK0001), not the new value.
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
    private final Setting<List<String>> columnOrder = setting("columnOrder");

    DesignBuilder(TableName name) {
        this.name = name;
    }

    final <T> Setting<T> setting(String setting) {
        return new Setting<>(
                setting,
                given ->
                        repeated.add(
                                NameRules.GIVEN_ONCE
                                        .code()
                                        .at(Place.table(table()))
                                        .says("'%s' was set twice", given)
                                        .so("only one value can hold and the other is a mistake")
                                        .fix("Set '%s' once.", given)));
    }

    private TableName table() {
        return name;
    }

    abstract B self();

    abstract D draft(TableSettings settings);

    /**
     * Sets the partition columns, outermost first. If partitions are to expire, the day comes
     * first, unless {@link Retention#daysIn} names another column.
     */
    @CanIgnoreReturnValue
    public B partitionedBy(Column<?>... columns) {
        partitionedBy.set(List.of(columns));
        return self();
    }

    /** Sets the time for which rows and past states are kept; by default rows are kept for ever. */
    @CanIgnoreReturnValue
    public B keep(Retention kept) {
        retention.set(kept);
        return self();
    }

    /** Sets the comment that is stored with the table. */
    @CanIgnoreReturnValue
    public B comment(String text) {
        comment.set(text);
        return self();
    }

    /**
     * Sets the order in which a new table stores its columns, for statements that write by position
     * and for tables that were made by hand. By default it is the order that the kind of table has.
     * A table that exists keeps the order that it has.
     *
     * @param names the names of columns; those that are not named come after them
     */
    @CanIgnoreReturnValue
    public B columnOrder(String... names) {
        columnOrder.set(List.of(names));
        return self();
    }

    /**
     * Adds an option of the table format for which lakekit has no setting. An option that lakekit
     * sets itself, or does not know, is refused when the table is created.
     *
     * @param key the option's key as Paimon spells it
     * @param value the option's value as Paimon reads it
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
     * Accepts the warning of this code about the table itself.
     *
     * @param code the warning's code, such as {@code LK0706}
     * @param reason why it does no harm here; kept with the design
     */
    @CanIgnoreReturnValue
    public B accept(String code, String reason) {
        return accept(new Acceptance(code, "", reason));
    }

    /**
     * Accepts the warning of this code about one column and the fields inside it. The same warning
     * about another column must be accepted by itself.
     *
     * @param code the warning's code, such as {@code LK0405}
     * @param column the column that the warning is about
     * @param reason why it does no harm here; kept with the design
     */
    @CanIgnoreReturnValue
    public B accept(String code, Column<?> column, String reason) {
        return accept(new Acceptance(code, column.name(), reason));
    }

    /**
     * Accepts the warning of this code about one group or event type.
     *
     * @param code the warning's code, such as {@code LK0312}
     * @param slice the group or event type that the warning is about
     * @param reason why it does no harm here; kept with the design
     */
    @CanIgnoreReturnValue
    public B accept(String code, Slice<?> slice, String reason) {
        return accept(new Acceptance(code, slice.toString(), reason));
    }

    /**
     * Accepts the warning of this code about one raw option.
     *
     * @param code the warning's code, such as {@code LK0801}
     * @param option the key of the option that the warning is about
     * @param reason why it does no harm here; kept with the design
     */
    @CanIgnoreReturnValue
    public B accept(String code, String option, String reason) {
        return accept(new Acceptance(code, Place.table(name).option(option).within(), reason));
    }

    /**
     * Accepts a warning that {@link #check} found; does nothing if it is accepted already.
     *
     * @param finding the warning
     * @param reason why it does no harm here; kept with the design
     */
    @CanIgnoreReturnValue
    public B accept(Diagnostic finding, String reason) {
        boolean taken = acceptances.stream().anyMatch(given -> given.covers(name, finding));
        return taken ? self() : accept(Acceptance.of(name, finding, reason));
    }

    /** Accepts a warning by an acceptance as another design has it. */
    @CanIgnoreReturnValue
    public B accept(Acceptance given) {
        acceptances.add(Objects.requireNonNull(given, "given"));
        return self();
    }

    /**
     * All findings about the design with the settings so far, accepted warnings included; never
     * throws.
     */
    public Diagnostics check() {
        return Diagnostics.copyOf(repeated).and(Rules.check(draft(settings())));
    }

    /**
     * The design with these settings, if no rule refuses it.
     *
     * @throws io.lakekit.diagnostic.DiagnosticsException with all errors, and all warnings that are
     *     not accepted
     */
    public D build() {
        Diagnostics found = check();
        Verdict verdict = Verdict.of(found, name, acceptances);
        verdict.refused().throwIfAny();
        return draft(settings().withWarnings(verdict.tolerated()));
    }

    /** The settings so far, unchecked. */
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
                columnOrder.or(List.of()),
                sorted,
                accepted,
                Diagnostics.none());
    }
}
