package io.lakekit.proof;

import io.lakekit.design.ChangeInput;
import io.lakekit.design.GroupedTable;
import io.lakekit.design.Retraction;
import io.lakekit.design.TableDesign;
import io.lakekit.diagnostic.DiagnosticsException;
import io.lakekit.internal.paimon.row.ChangeEncoder;
import io.lakekit.schema.ChangeKind;
import io.lakekit.schema.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** Draws rows that retract, for streams whose tables take them. */
final class Retractions {

    private Retractions() {}

    /**
     * A row that retracts, in place of an event: one that was written, or any. Empty if the stream
     * takes none, or as often as not.
     */
    static Optional<ProofEvent> of(
            TableDesign design,
            ProofEvent event,
            List<ProofEvent> before,
            SplittableRandom random) {
        Optional<Retraction> meaning = ChangeInput.of(design, event.slice()).retraction();
        if (meaning.isEmpty() || random.nextInt(3) > 0) {
            return Optional.empty();
        }
        List<Row> written =
                before.stream()
                        .filter(one -> Objects.equals(one.slice(), event.slice()))
                        .map(ProofEvent::row)
                        .toList();
        Row row =
                written.isEmpty() || random.nextBoolean()
                        ? event.row()
                        : written.get(random.nextInt(written.size()));
        boolean deletesOnly =
                design instanceof GroupedTable && meaning.get() == Retraction.REMOVES_ROW;
        ChangeKind kind =
                deletesOnly || random.nextBoolean() ? ChangeKind.DELETE : ChangeKind.UPDATE_BEFORE;
        return Optional.of(new ProofEvent(event.slice(), kind, row))
                .filter(drawn -> hasEffect(design, drawn));
    }

    /** A row that would have none is refused. */
    private static boolean hasEffect(TableDesign design, ProofEvent event) {
        try {
            var unused = ChangeEncoder.of(design, event.slice()).encode(event.kind(), event.row());
            return true;
        } catch (DiagnosticsException e) {
            if (!e.diagnostics().codes().equals(List.of("LK1216"))) {
                throw e;
            }
            return false;
        }
    }
}
