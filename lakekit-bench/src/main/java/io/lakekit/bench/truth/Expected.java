package io.lakekit.bench.truth;

import io.lakekit.bench.event.Stage;
import java.util.List;
import java.util.SortedMap;

/**
 * The answers that every solution must give.
 *
 * @param parameters the parameters of the questions
 * @param rows rows of requests and ads, the rows of requests themselves included
 * @param rowsOfDay the rows of the day of Q2 and Q4
 * @param distinct distinct events by stage
 * @param q1 answer of Q1
 * @param q2 answer of Q2
 * @param q4 answer of Q4
 * @param q5 answer of Q5
 */
public record Expected(
        QueryParameters parameters,
        long rows,
        long rowsOfDay,
        SortedMap<Stage, Long> distinct,
        List<Q1Row> q1,
        List<Q2Row> q2,
        List<Q4Row> q4,
        List<DiagnosisRow> q5) {}
