package io.lakekit.yaml;

import io.lakekit.advisor.Delivery;
import io.lakekit.advisor.EventStream;
import io.lakekit.advisor.QueryMix;
import io.lakekit.advisor.Workload;
import io.lakekit.diagnostic.Diagnostic;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.diagnostic.Place;
import io.lakekit.yaml.Nodes.Entry;
import io.lakekit.yaml.WorkloadKey.Part;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a workload: it calls the builder with what a text says. */
final class WorkloadReader {

    private final FindingLog findings;
    private final Section top;

    /** The lines of the text by the thing that a finding about the workload can be about. */
    private final Map<String, Integer> lines = new HashMap<>();

    private WorkloadReader(FindingLog findings, Section top) {
        this.findings = findings;
        this.top = top;
    }

    static Workload read(Node root, FindingLog findings) {
        Nodes nodes = new Nodes(findings);
        Place unknown = Place.table("");
        Section nameless =
                new Section(nodes, nodes.mapping(root, "the text", unknown), root, unknown);
        if (!(root instanceof MappingNode)) {
            findings.throwIfAny();
        }
        nameless.require(WorkloadKey.TABLE.key(), "database.name");
        String table = nameless.text(WorkloadKey.TABLE.key()).orElse("");
        Section top = new Section(nodes, nameless.entries(), root, Place.table(table));
        top.refuseOthers(WorkloadKey.of(Part.WORKLOAD), "a workload");
        return new WorkloadReader(findings, top).workload();
    }

    private Workload workload() {
        top.entries().values().forEach(entry -> lines.put(entry.name(), line(entry)));
        top.require(WorkloadKey.STREAMS.key(), "{click: {eventsPerSecond: 40, bytesPerRow: 60}}");
        top.require(WorkloadKey.KEYS_PER_DAY.key(), "170_000_000");
        top.require(WorkloadKey.QUERIES.key(), "{lookups: 3, joins: 1}");
        top.require(WorkloadKey.FRESHNESS.key(), "1 min");
        Workload.Builder builder = Workload.named(top.place().table());
        builder.streams(streams().toArray(EventStream[]::new));
        top.value(WorkloadKey.KEYS_PER_DAY.key(), Numbers::whole).ifPresent(builder::keysPerDay);
        top.value(WorkloadKey.KEYS_IN_ALL.key(), Numbers::whole).ifPresent(builder::keysInAll);
        top.value(WorkloadKey.UPDATE_RATIO.key(), Numbers::any).ifPresent(builder::updateRatio);
        top.value(WorkloadKey.LATENESS.key(), Ages::parse).ifPresent(builder::lateness);
        top.value(WorkloadKey.ATTRIBUTION.key(), Ages::parse).ifPresent(builder::attribution);
        top.value(WorkloadKey.RETENTION.key(), Ages::parse).ifPresent(builder::retention);
        top.entry(WorkloadKey.QUERIES.key()).map(this::queries).ifPresent(builder::queries);
        top.value(WorkloadKey.FRESHNESS.key(), Ages::parse).ifPresent(builder::freshness);
        top.value(WorkloadKey.LONGEST_READ.key(), Ages::parse).ifPresent(builder::longestRead);
        top.value(WorkloadKey.WRITERS.key(), Numbers::counted).ifPresent(builder::writers);
        top.value(WorkloadKey.DELIVERY.key(), WorkloadReader::delivery)
                .ifPresent(builder::delivery);
        findings.throwIfAny();
        return built(builder);
    }

    private Workload built(Workload.Builder builder) {
        try {
            return builder.build();
        } catch (DiagnosticsException e) {
            throw new DiagnosticsException(
                    Diagnostics.copyOf(e.diagnostics().stream().map(this::placed).toList()));
        }
    }

    private Diagnostic placed(Diagnostic finding) {
        int table = lines.getOrDefault(WorkloadKey.TABLE.key(), 1);
        return findings.placed(finding, lines.getOrDefault(finding.place().within(), table));
    }

    private static int line(Entry entry) {
        return FindingLog.line(entry.key());
    }

    private static Delivery delivery(String word) {
        return (Delivery) NamedClass.constant(Delivery.class, word);
    }

    private List<EventStream> streams() {
        List<EventStream> streams = new ArrayList<>();
        for (Entry entry : top.mapping(WorkloadKey.STREAMS.key()).values()) {
            lines.put(EventStream.of(entry.name(), 0, 0).toString(), line(entry));
            stream(entry).ifPresent(streams::add);
        }
        return streams;
    }

    private Optional<EventStream> stream(Entry entry) {
        Section stream =
                Section.read(
                        top.nodes(),
                        entry.value(),
                        "the stream",
                        "a stream",
                        WorkloadKey.of(Part.STREAM),
                        top.table().slice("stream " + Section.quoted(entry.name())));
        stream.require(WorkloadKey.EVENTS_PER_SECOND.key(), "40");
        stream.require(WorkloadKey.BYTES_PER_ROW.key(), "60");
        Optional<Double> rate = stream.value(WorkloadKey.EVENTS_PER_SECOND.key(), Numbers::any);
        Optional<Double> bytes = stream.value(WorkloadKey.BYTES_PER_ROW.key(), ByteSizes::parse);
        int columns = stream.value(WorkloadKey.COLUMNS.key(), Numbers::counted).orElse(0);
        return rate.flatMap(
                perSecond ->
                        bytes.map(perRow -> EventStream.of(entry.name(), perSecond, perRow))
                                .map(told -> told.columns(columns)));
    }

    private QueryMix queries(Entry entry) {
        Section queries =
                Section.read(
                        top.nodes(),
                        entry.value(),
                        "'queries'",
                        "'queries'",
                        WorkloadKey.of(Part.QUERIES),
                        top.place());
        return new QueryMix(
                part(queries, WorkloadKey.LOOKUPS),
                part(queries, WorkloadKey.JOINS),
                part(queries, WorkloadKey.AGGREGATES),
                part(queries, WorkloadKey.SCANS),
                part(queries, WorkloadKey.CHANGES));
    }

    private static double part(Section queries, WorkloadKey key) {
        return queries.value(key.key(), Numbers::any).orElse(0.0);
    }
}
