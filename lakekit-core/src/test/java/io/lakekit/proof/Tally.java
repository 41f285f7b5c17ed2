package io.lakekit.proof;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakekit.proof.Outcome.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Counts drafts by what lakekit says and what became of them, and keeps those that are defects. */
final class Tally {

    /** The shares of fewer drafts say little about how they are drawn. */
    private static final int ENOUGH_FOR_SHARES = 500;

    private final Set<String> accountedFor;
    private final Map<Stage, Integer> accepted = new EnumMap<>(Stage.class);
    private final Map<Stage, Integer> refused = new EnumMap<>(Stage.class);
    private final List<String> harmful = new ArrayList<>();
    private final Set<String> unproven = new TreeSet<>();

    /**
     * @param accountedFor the codes that may refuse what Paimon takes
     */
    Tally(Set<String> accountedFor) {
        this.accountedFor = accountedFor;
    }

    void add(Draft draft, Outcome outcome) {
        (draft.isAccepted() ? accepted : refused).merge(outcome.stage(), 1, Integer::sum);
        boolean well = outcome.stage() == Stage.RIGHT || outcome.stage() == Stage.CREATED;
        if (draft.isAccepted() && !well) {
            harmful.add(draft + ": " + outcome);
        }
        if (!draft.isAccepted() && well && draft.isSaid()) {
            unproven.addAll(draft.refusals().codes());
            unproven.removeAll(accountedFor);
        }
    }

    /** Accepted and then refused, failing or wrong; refused for a damage that nothing shows. */
    void check(String title) {
        System.out.println(title + ": accepted " + accepted + ", refused " + refused);
        assertThat(harmful).as("accepted, then harmful").isEmpty();
        assertThat(unproven).as("refused without a damage that a test shows").isEmpty();
        int all = sum(accepted) + sum(refused);
        if (all >= ENOUGH_FOR_SHARES) {
            checkShares(all);
        }
    }

    private void checkShares(int all) {
        assertThat(sum(refused) * 100 / all).as("percent refused by lakekit").isBetween(30, 70);
        int byPaimon = refused.getOrDefault(Stage.REFUSED, 0);
        assertThat(byPaimon * 100 / all).as("percent refused by Paimon").isBetween(30, 70);
    }

    private static int sum(Map<Stage, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }
}
