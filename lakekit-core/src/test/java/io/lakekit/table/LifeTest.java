package io.lakekit.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.junit.LakeExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Random lives of a table, {@code -Dlakekit.steps} in all (500, and 10,000 in the nightly profile)
 * from {@code -Dlakekit.seed}, which is printed.
 */
@Tag("slow")
class LifeTest {

    private static final int STEPS = Integer.getInteger("lakekit.steps", 200);
    private static final int EACH = 100;

    /** The value of a step that fails the next write of a manifest. */
    private static final int FIRST_MANIFEST = 2;

    private static final int REPLAYS = 60;

    @RegisterExtension final LakeExtension lake = LakeExtension.temporary();

    @Test
    void lives_ofAnyOrder_endWithTheSumsOfTheirRows() {
        long seed = Long.getLong("lakekit.seed", System.nanoTime());
        System.out.println("LifeTest: " + STEPS + " steps from seed " + seed);
        for (int i = 0; i < (STEPS + EACH - 1) / EACH; i++) {
            List<Life.Step> steps = Life.steps(new Random(seed + i), EACH);
            String difference = Life.play(lake.lake(), lake.files(), steps);
            if (difference != null) {
                throw new AssertionError(
                        "Seed %d, life %d: %s\nThe shortest that differs too:\n%s"
                                .formatted(seed, i, difference, shortest(steps)));
            }
        }
    }

    /** In a random life a fault may strike where nothing happens; this one is sure to be met. */
    @Test
    void life_withACommitOnBadFiles_meetsTheFault() {
        List<Life.Step> steps =
                List.of(
                        new Life.Step(Life.Act.OPEN_WRITER, 0, 0),
                        new Life.Step(Life.Act.COMMIT_ON_BAD_FILES, 0, FIRST_MANIFEST));
        assertThat(Life.play(lake.lake(), lake.files(), steps)).isNull();
        assertThat(lake.files().hits()).as("faults that struck").hasSize(1);
    }

    /** Leaves out halves, quarters and so on, as long as the rest still differs. */
    private String shortest(List<Life.Step> steps) {
        List<Life.Step> left = steps;
        int replays = 0;
        for (int size = steps.size() / 2; size > 0; size /= 2) {
            for (int from = 0; from < left.size() && replays < REPLAYS; replays++) {
                List<Life.Step> fewer = new ArrayList<>(left);
                fewer.subList(from, Math.min(left.size(), from + size)).clear();
                if (Life.play(lake.lake(), lake.files(), fewer) == null) {
                    from += size;
                } else {
                    left = fewer;
                }
            }
        }
        return left.stream().map(Life.Step::toString).collect(Collectors.joining("\n"))
                + "\n=> "
                + Life.play(lake.lake(), lake.files(), left);
    }
}
