package io.lakekit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.RoundTrip;
import io.lakekit.catalog.Lake;
import io.lakekit.design.TableDesign;
import io.lakekit.junit.LakeExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The drafts that lakekit accepts are imported from their tables as they were. {@code
 * -Dlakekit.drafts=N} and {@code -Dlakekit.seed=S} choose the drafts.
 */
class ImportedDraftsTest {

    private static final long SEED = Long.getLong("lakekit.seed", 1);
    private static final int DRAFTS = Integer.getInteger("lakekit.drafts", 60);

    @RegisterExtension final LakeExtension temporary = LakeExtension.temporary();

    @Test
    void acceptedDrafts_comeBackAsTheyWere() {
        Lake lake = temporary.lake();
        int accepted = 0;
        for (int number = 0; number < DRAFTS; number++) {
            Draft draft = Drafts.of(SEED, number);
            if (draft.isAccepted()) {
                TableDesign design = draft.design();
                RoundTrip.assertComesBack(
                        lake, design, "draft " + number + " of seed " + SEED + ": " + draft);
                lake.drop(design.name());
                accepted++;
            }
        }
        assertThat(accepted).isGreaterThan(DRAFTS / 10);
    }
}
