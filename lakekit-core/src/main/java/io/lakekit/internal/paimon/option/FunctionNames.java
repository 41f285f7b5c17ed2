package io.lakekit.internal.paimon.option;

import io.lakekit.design.AggFunction;
import io.lakekit.internal.paimon.function.FunctionFactory;

/** Paimon's names of the functions. */
final class FunctionNames {

    private FunctionNames() {}

    static String of(AggFunction.Kind kind) {
        return switch (kind) {
            case SUM, COUNT -> "sum";
            case PRODUCT -> "product";
            case MAX -> "max";
            case MIN -> "min";
            case LATEST -> "last_value";
            case LATEST_NON_NULL -> "last_non_null_value";
            case FIRST -> "first_value";
            case FIRST_NON_NULL -> "first_non_null_value";
            case LIST_AGG -> "listagg";
            case BOOL_AND -> "bool_and";
            case BOOL_OR -> "bool_or";
            case COLLECT, COLLECT_DISTINCT -> "collect";
            case MERGE_MAP -> "merge_map";
            case NESTED_UPDATE -> "nested_update";
            case RBM32 -> "rbm32";
            case RBM64 -> "rbm64";
            case HLL_SKETCH -> "hll_sketch";
            case THETA_SKETCH -> "theta_sketch";
            case USER -> FunctionFactory.IDENTIFIER;
        };
    }
}
