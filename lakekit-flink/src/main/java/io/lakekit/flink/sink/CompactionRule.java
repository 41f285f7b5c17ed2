package io.lakekit.flink.sink;

import io.lakekit.design.Buckets;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.Code;
import io.lakekit.diagnostic.Diagnostics;
import io.lakekit.diagnostic.Place;
import io.lakekit.internal.check.Check;
import io.lakekit.internal.check.Report;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The rule that a sink compacts in its job only what it can. */
final class CompactionRule {

    private static final Check<Asked> IMPOSSIBLE =
            new Check<>(
                    Code.error(
                            "LK1324", "a compaction that the sink cannot do", "the start of a job"),
                    CompactionRule::impossible);

    /** What is asked of a sink into the table of a design. */
    private record Asked(TableDesign design, @Nullable SinkCompaction compaction) {}

    private CompactionRule() {}

    static Diagnostics check(TableDesign design, @Nullable SinkCompaction compaction) {
        return Check.all(
                List.of(IMPOSSIBLE), new Asked(design, compaction), Place.table(design.name()));
    }

    private static void impossible(Asked asked, Report found) {
        if (asked.compaction() == SinkCompaction.IN_JOB
                && asked.design().buckets().orElse(null) instanceof Buckets.Postpone) {
            found.atTable()
                    .says("the sink is to compact in its job, and the table has postponed buckets")
                    .so("its rows get a bucket, and can be read, when another job compacts them")
                    .fix("Leave compaction(...) out, and run sys.compact beside the job.");
        }
    }
}
