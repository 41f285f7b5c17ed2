package io.lakekit.internal.paimon.function;

import java.util.LinkedHashSet;
import java.util.Set;
import org.apache.paimon.mergetree.compact.aggregate.FieldAggregator;

/** Finds the classes of functions: those of the running job first, then those beside Paimon. */
final class FunctionClasses {

    private FunctionClasses() {}

    /**
     * The class of a function. {@code loadClass} and not {@code Class.forName}, which would keep
     * the loaders of finished jobs alive.
     */
    static Class<?> load(String field, String name) {
        ClassNotFoundException missing = null;
        for (ClassLoader loader : loaders()) {
            try {
                return loader.loadClass(name);
            } catch (ClassNotFoundException e) {
                missing = e;
            }
        }
        throw new MissingFunctionException(
                "Column '"
                        + field
                        + "' is combined by the user-defined function "
                        + name
                        + ", whose class neither the running job nor the class path of Paimon has."
                        + " Add the jar that holds it to the job (flink run -C, ADD JAR) or to the"
                        + " class path",
                missing);
    }

    private static Set<ClassLoader> loaders() {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        if (context != null) {
            loaders.add(context);
        }
        loaders.add(FieldAggregator.class.getClassLoader());
        loaders.add(FunctionClasses.class.getClassLoader());
        return loaders;
    }

    /** The class of this name that the function itself would see. */
    static Class<?> beside(Class<?> function, String name) throws ClassNotFoundException {
        ClassLoader home = function.getClassLoader();
        return (home == null ? FunctionClasses.class.getClassLoader() : home).loadClass(name);
    }

    static MissingFunctionException mixed(String field, Class<?> function, Throwable cause) {
        return new MissingFunctionException(
                "Column '"
                        + field
                        + "': the user-defined function "
                        + function.getName()
                        + " sees another Paimon or lakekit than the cluster ("
                        + cause
                        + "). Leave Paimon out of the job jar",
                cause);
    }
}
