package io.lakekit.flink.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class KillPlanTest {

    private static final int KINDS = TableKinds.ofRows().size();

    @Test
    void oneForEachKindInARow_haveEveryManner_andThreeKillsAtEachBarrierThatMatters() {
        for (long first = 0; first < 400; first++) {
            List<KillPlan> plans = inARow(first, KINDS);
            assertThat(plans.stream().map(KillPlan::kind).distinct()).hasSize(KINDS);
            assertThat(plans.stream().map(KillPlan::manner).distinct())
                    .containsExactlyInAnyOrder(Manner.values());
            assertThat(of(plans, Manner.BEFORE_COMMIT)).hasSizeGreaterThanOrEqualTo(3);
            assertThat(of(plans, Manner.IN_COMPACTION)).hasSizeGreaterThanOrEqualTo(3);
        }
    }

    /** All but the compaction of a table that no job of ours compacts. */
    @Test
    void manyInARow_haveEachKindInEachManner() {
        assertThat(
                        inARow(7, 12 * KINDS).stream()
                                .map(plan -> plan.kind() + " " + plan.manner())
                                .distinct())
                .hasSize(KINDS * Manner.values().length - 1);
    }

    @Test
    void plansOfChanges_haveEveryManner_andEachKindInEach() {
        for (long first = -400; first < -12; first++) {
            List<KillPlan> plans = inARow(first, 12);
            assertThat(plans.stream().map(KillPlan::kind).distinct())
                    .containsExactlyInAnyOrderElementsOf(TableKinds.ofChanges());
            assertThat(plans.stream().map(KillPlan::manner).distinct())
                    .containsExactlyInAnyOrder(Manner.values());
        }
        assertThat(
                        inARow(-48, 48).stream()
                                .map(plan -> plan.kind() + " " + plan.manner())
                                .distinct())
                .hasSize(TableKinds.ofChanges().size() * Manner.values().length);
    }

    private static List<KillPlan> of(List<KillPlan> plans, Manner manner) {
        return plans.stream().filter(plan -> plan.manner() == manner).toList();
    }

    private static List<KillPlan> inARow(long first, int count) {
        return LongStream.range(first, first + count).mapToObj(KillPlan::of).toList();
    }
}
