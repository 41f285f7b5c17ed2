package io.lakekit.yaml;

import io.lakekit.advisor.Workload;
import java.nio.file.Path;

/**
 * Workloads as YAML: one text describes one workload and says the same as the builder in Java, in
 * its words.
 *
 * <pre>{@code
 * table: ads.ad_row
 *         streams:
 *   bid: {eventsPerSecond: 2000, bytesPerRow: 120}
 *   click: {eventsPerSecond: 40, bytesPerRow: 60}
 * keysPerDay: 170_000_000
 *         queries: {lookups: 3, joins: 1}
 * freshness: 1 min
 * }</pre>
 *
 * <p>A text that is not a workload is refused with findings, each placed as {@code workload.yaml:5
 * ads.ad_row keysPerDay}: first those of the text alone (codes {@code LK15xx}, at most 100), and
 * once there are none, those that {@code build()} has.
 */
public final class YamlWorkloads {

    private YamlWorkloads() {}

    /**
     * The workload in a file.
     *
     * @param file UTF-8, at most 4 MB
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that is wrong with the
     *     file or its workload
     */
    public static Workload read(Path file) {
        FindingLog findings = new FindingLog(file.toString(), FindingLog.Subject.WORKLOAD);
        return workload(TextFile.read(file, findings), findings);
    }

    /**
     * The workload in a text.
     *
     * @param name the name of the text in findings, such as that of its file
     * @param text the YAML
     * @throws io.lakekit.diagnostic.DiagnosticsException with everything that is wrong with the
     *     text or its workload
     */
    public static Workload parse(String name, String text) {
        return workload(text, new FindingLog(name, FindingLog.Subject.WORKLOAD));
    }

    private static Workload workload(String text, FindingLog findings) {
        return WorkloadReader.read(Document.root(text, findings), findings);
    }
}
