package io.lakekit.flink.sql;

import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.table.api.TableEnvironment;
import org.apache.flink.table.functions.UserDefinedFunction;

/**
 * The registration of the SQL functions over sets of ids.
 *
 * <table>
 * <caption>Names, arguments and results</caption>
 * <tr><th>column of</th><th>encodes one id to BYTES</th><th>counts BYTES as BIGINT</th><th>unites BYTES</th></tr>
 * <tr><td>rbm32</td><td>{@code rbm32_of(INT)}</td><td>{@code rbm32_count}</td><td>{@code rbm32_union}</td></tr>
 * <tr><td>rbm64</td><td>{@code rbm64_of(BIGINT)}</td><td>{@code rbm64_count}</td><td>{@code rbm64_union}</td></tr>
 * <tr><td>hll_sketch</td><td>{@code hll_of(BIGINT | STRING | BYTES)}</td><td>{@code hll_estimate}</td><td>{@code hll_union}</td></tr>
 * <tr><td>theta_sketch</td><td>{@code theta_of(BIGINT | STRING | BYTES)}</td><td>{@code theta_estimate}</td><td>{@code theta_union}</td></tr>
 * </table>
 *
 * <p>Null gives null; a union skips nulls and is null if there is nothing else. Bytes that are no
 * such set fail the query. A union cannot forget: over an input that retracts rows Flink refuses
 * it. Over an endless stream without windows each row puts out the whole set anew, so use a window
 * or Flink's mini-batches there.
 *
 * <pre>{@code
 * INSERT INTO ads.reach_minute SELECT campaign, minute_ts, rbm64_of(user_id) FROM impressions;
 *
 * SELECT campaign, rbm64_count(rbm64_union(users)) FROM ads.reach_minute GROUP BY campaign;
 * }</pre>
 *
 * <p>Without Java, one statement per function: {@code CREATE FUNCTION rbm64_of AS
 * 'io.lakekit.flink.sql.Rbm64Functions$Of'}.
 */
public final class DistinctFunctions {

    private static final Map<String, Class<? extends UserDefinedFunction>> BY_NAME =
            new TreeMap<>(
                    Map.ofEntries(
                            Map.entry("rbm32_of", Rbm32Functions.Of.class),
                            Map.entry("rbm32_count", Rbm32Functions.Count.class),
                            Map.entry("rbm32_union", Rbm32Functions.Union.class),
                            Map.entry("rbm64_of", Rbm64Functions.Of.class),
                            Map.entry("rbm64_count", Rbm64Functions.Count.class),
                            Map.entry("rbm64_union", Rbm64Functions.Union.class),
                            Map.entry("hll_of", HllFunctions.Of.class),
                            Map.entry("hll_estimate", HllFunctions.Estimate.class),
                            Map.entry("hll_union", HllFunctions.Union.class),
                            Map.entry("theta_of", ThetaFunctions.Of.class),
                            Map.entry("theta_estimate", ThetaFunctions.Estimate.class),
                            Map.entry("theta_union", ThetaFunctions.Union.class)));

    private DistinctFunctions() {}

    /**
     * Registers all functions in an environment, for every catalog, until the environment ends.
     * Call it once for each environment.
     *
     * @throws org.apache.flink.table.api.ValidationException if one of the names is taken
     */
    public static void register(TableEnvironment environment) {
        BY_NAME.forEach(environment::createTemporarySystemFunction);
    }
}
