package io.lakekit.proof;

import io.lakekit.schema.Row;
import java.util.List;

/**
 * A driver that plays a schedule on a fresh table and returns the rows that it holds in the end.
 */
interface TableDriver {

    List<Row> play(List<ProofEvent> events, Schedule schedule);
}
