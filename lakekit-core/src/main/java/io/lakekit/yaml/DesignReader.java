package io.lakekit.yaml;

import io.lakekit.design.AppendTable;
import io.lakekit.design.ChangelogProducer;
import io.lakekit.design.Deletes;
import io.lakekit.design.DesignBuilder;
import io.lakekit.design.DimensionTable;
import io.lakekit.design.EventType;
import io.lakekit.design.FirstTable;
import io.lakekit.design.GroupedBuilder;
import io.lakekit.design.HybridTable;
import io.lakekit.design.KeyStep;
import io.lakekit.design.KeyedBuilder;
import io.lakekit.design.LatestTable;
import io.lakekit.design.SummaryTable;
import io.lakekit.design.TableDesign;
import io.lakekit.design.TableKind;
import io.lakekit.design.WholeRowBuilder;
import io.lakekit.design.WideTable;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Family;
import io.lakekit.diagnostic.Place;
import io.lakekit.diagnostic.Severity;
import io.lakekit.schema.Column;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads a design: it calls the builder with what a text says. Whatever cannot be read is reported
 * and left out, so that everything wrong with a text is found at once.
 */
final class DesignReader {

    /** The codes of values that cannot be read but hide no use of a column. */
    private static final Set<Code> VALUES =
            Set.of(TextCodes.TYPE, TextCodes.FUNCTION, TextCodes.AMOUNT);

    /** The families of codes about types and functions. */
    private static final Set<Family> OF_COLUMNS = Set.of(Family.TYPES, Family.FUNCTIONS);

    private final FindingLog findings;
    private final Section top;
    private final LineIndex lines;
    private final Columns columns;
    private final Settings settings;
    private final GroupReader groups;

    private DesignReader(FindingLog findings, Section top) {
        this.findings = findings;
        this.top = top;
        this.lines = new LineIndex(findings, top);
        this.columns = Columns.read(top, lines);
        this.settings = new Settings(top, columns);
        this.groups = new GroupReader(top, columns, lines);
    }

    static LocatedDesign read(Node root, FindingLog findings) {
        Nodes nodes = new Nodes(findings);
        Place unknown = Place.table("");
        Section nameless =
                new Section(nodes, nodes.mapping(root, "the text", unknown), root, unknown);
        if (!(root instanceof MappingNode)) {
            findings.throwIfAny();
        }
        nameless.require("table", "database.name");
        String table = nameless.text("table").orElse("");
        return read(new Section(nodes, nameless.entries(), root, Place.table(table)), findings);
    }

    private static LocatedDesign read(Section top, FindingLog findings) {
        top.require("kind", "wide");
        Optional<TableKind> kind = top.value("kind", Kinds::parse);
        top.refuseOthers(
                kind.map(Kinds::settings).orElseGet(Kinds::allSettings),
                kind.map(TableKind::toString).orElse("any table"));
        DesignReader reader = new DesignReader(findings, top);
        return new LocatedDesign(reader.design(kind.orElseThrow(findings::refused)), reader.lines);
    }

    private TableDesign design(TableKind kind) {
        return switch (kind) {
            case WIDE -> built(wide());
            case DIMENSION -> built(dimension());
            case LATEST -> built(latest());
            case FIRST -> built(first());
            case SUMMARY -> built(summary());
            case APPEND -> built(append());
            case HYBRID -> built(hybrid());
        };
    }

    private <D extends TableDesign> D built(DesignBuilder<D, ?> builder) {
        settings.common(builder);
        boolean whole = findings.isEmpty();
        if (whole || findings.areOf(VALUES)) {
            columns.refuseUnused();
        }
        Optional<D> design = built(builder, whole);
        findings.throwIfAny();
        return design.orElseThrow(findings::refused);
    }

    private <D extends TableDesign> Optional<D> built(DesignBuilder<D, ?> builder, boolean whole) {
        try {
            return Optional.of(builder.build());
        } catch (DiagnosticsException e) {
            if (findings.isEmpty()) {
                throw new DiagnosticsException(lines.placed(e.diagnostics()));
            }
            lines.report(e.diagnostics(), finding -> whole || holds(finding));
            return Optional.empty();
        }
    }

    /** Whether a finding is true whatever the unreadable part of the text was meant to say. */
    private boolean holds(Diagnostic finding) {
        return finding.severity() == Severity.ERROR
                && OF_COLUMNS.contains(finding.code().family())
                && lines.isAboutColumn(finding);
    }

    private WideTable.Builder wide() {
        WideTable.Builder builder = keyed(WideTable.named(top.table().toString()));
        grouped(builder);
        storage(builder);
        settings.word("deletes", Deletes.class).ifPresent(builder::deletes);
        return builder;
    }

    private DimensionTable.Builder dimension() {
        DimensionTable.Builder builder = keyed(DimensionTable.named(top.table().toString()));
        grouped(builder);
        storage(builder);
        return builder;
    }

    private LatestTable.Builder latest() {
        LatestTable.Builder builder = wholeRows(keyed(LatestTable.named(top.table().toString())));
        order("orderedBy", builder::orderedBy);
        columns.one(top, "kindIn").ifPresent(column -> builder.kindIn(text(column)));
        return builder;
    }

    @SuppressWarnings("unchecked") // a rule of the design holds the column to text
    private static Column<String> text(Column<?> column) {
        return (Column<String>) column;
    }

    private FirstTable.Builder first() {
        return wholeRows(keyed(FirstTable.named(top.table().toString())));
    }

    private <B extends WholeRowBuilder<?, B>> B wholeRows(B builder) {
        builder.columns(columns.all());
        storage(builder);
        settings.word("deletes", Deletes.class).ifPresent(builder::deletes);
        return builder;
    }

    private void grouped(GroupedBuilder<?, ?> builder) {
        builder.groups(groups.groups());
        if (top.entry("unordered").isPresent()) {
            builder.unordered(columns.list(top, "unordered").toArray(Column<?>[]::new));
        }
        order("rowsOrderedBy", builder::rowsOrderedBy);
    }

    private SummaryTable.Builder summary() {
        SummaryTable.Builder builder = keyed(SummaryTable.named(top.table().toString()));
        groups.combined(top, "aggregate", builder::aggregate);
        order("rowsOrderedBy", builder::rowsOrderedBy);
        settings.word("deletes", Deletes.class).ifPresent(builder::deletes);
        storage(builder);
        return builder;
    }

    /** Reads the columns that order rows, if there are any, and gives them to the builder. */
    private void order(
            String setting,
            BiConsumer<Column<? extends Comparable<?>>, Column<? extends Comparable<?>>[]> by) {
        List<Column<?>> order = columns.list(top, setting);
        if (!order.isEmpty()) {
            by.accept(GroupReader.ordering(order.get(0)), GroupReader.ordering(rest(order)));
        }
    }

    private <B> B keyed(KeyStep<B> table) {
        List<Column<?>> key = columns.some(top, "primaryKey", "[id]");
        return table.primaryKey(key.get(0), rest(key));
    }

    private void storage(KeyedBuilder<?, ?> builder) {
        settings.buckets().ifPresent(builder::buckets);
        settings.word("changelog", ChangelogProducer.class).ifPresent(builder::changelog);
    }

    private AppendTable.Builder append() {
        AppendTable.Builder builder =
                AppendTable.named(top.table().toString()).columns(columns.all());
        settings.fixedBuckets(TableKind.APPEND).ifPresent(builder::buckets);
        return builder;
    }

    private HybridTable.Builder hybrid() {
        HybridTable.Builder builder =
                HybridTable.named(top.table().toString())
                        .shared(columns.list(top, "shared").toArray(Column<?>[]::new));
        List<EventType> types = new EventReader(top, columns, lines).eventTypes();
        if (!types.isEmpty()) {
            EventType[] more = types.subList(1, types.size()).toArray(EventType[]::new);
            builder.eventTypes(types.get(0), more);
        }
        if (top.entry("deduplicatedBy").isPresent()) {
            List<Column<?>> key = columns.some(top, "deduplicatedBy", "[event_id]");
            builder.deduplicatedBy(key.get(0), rest(key));
        }
        settings.fixedBuckets(TableKind.HYBRID).ifPresent(builder::buckets);
        return builder;
    }

    private static Column<?>[] rest(List<Column<?>> key) {
        return key.subList(1, key.size()).toArray(Column<?>[]::new);
    }
}
