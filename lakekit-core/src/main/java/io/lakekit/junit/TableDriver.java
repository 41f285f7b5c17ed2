package io.lakekit.junit;

import io.lakekit.schema.Row;
import java.util.List;

/** Plays a schedule on a fresh table and reads what it holds in the end. */
interface TableDriver {

    List<Row> play(List<ProofEvent> events, Schedule schedule);
}
