package io.lakekit.docs;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakekit.advisor.DesignAdvisor;
import io.lakekit.advisor.EventStream;
import io.lakekit.advisor.QueryMix;
import io.lakekit.advisor.Workload;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.yaml.YamlWorkloads;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Workloads of the pages in docs/diagnostics. */
final class WorkloadExamples {

    private WorkloadExamples() {}

    static Map<String, Example> all() {
        Map<String, Example> all =
                Stream.of("LK1602", "LK1603", "LK1604", "LK1605", "LK1606")
                        .collect(Collectors.toMap(code -> code, code -> new InYaml()));
        all.put("LK1600", JavaExample.of(WorkloadExamples::keptTwice, WorkloadExamples::keptOnce));
        all.put("LK1601", JavaExample.of(WorkloadExamples::unasked, WorkloadExamples::keptOnce));
        return all;
    }

    static Workload keptTwice() {
        return Workload.named("ads.ad_diagnosis")
                .streams(EventStream.of("bid", 2000, 60))
                .keysPerDay(172_800_000)
                .retention(Duration.ofDays(30))
                .queries(QueryMix.none().lookups(1))
                .freshness(Duration.ofMinutes(1))
                .retention(Duration.ofDays(365))
                .build();
    }

    static Workload keptOnce() {
        return Workload.named("ads.ad_diagnosis")
                .streams(EventStream.of("bid", 2000, 60))
                .keysPerDay(172_800_000)
                .retention(Duration.ofDays(30))
                .queries(QueryMix.none().lookups(1))
                .freshness(Duration.ofMinutes(1))
                .build();
    }

    static Workload unasked() {
        return Workload.named("ads.ad_diagnosis")
                .streams(EventStream.of("bid", 2000, 60))
                .keysPerDay(172_800_000)
                .retention(Duration.ofDays(30))
                .freshness(Duration.ofMinutes(1))
                .build();
    }

    private record InYaml() implements Example {

        @Override
        public String wrong(DiagnosticPage page, Path warehouse) {
            String text = page.blocks("Wrong", "yaml").get(0);
            return catchThrowableOfType(
                            DiagnosticsException.class,
                            () -> YamlWorkloads.parse("workload.yaml", text))
                    .diagnostics()
                    .stream()
                    .map(Object::toString)
                    .collect(Collectors.joining("\n"));
        }

        @Override
        public void right(DiagnosticPage page, Path warehouse) {
            String text = page.blocks("Right", "yaml").get(0);
            assertThatCode(() -> DesignAdvisor.advise(YamlWorkloads.parse("workload.yaml", text)))
                    .doesNotThrowAnyException();
        }
    }
}
