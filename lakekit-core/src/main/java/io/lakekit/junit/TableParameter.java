package io.lakekit.junit;

import io.lakekit.design.TableDesign;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/**
 * A {@code LakeTable} parameter of a test.
 *
 * @param text the parameter and where it stands
 * @param kind the kind of design that it takes
 * @param name the name of the table, or null if the kind tells it
 */
record TableParameter(String text, Class<?> kind, @Nullable String name) {

    static TableParameter of(ParameterContext context) {
        return new TableParameter(
                "Parameter '"
                        + context.getParameter()
                        + "' of "
                        + context.getDeclaringExecutable().getName(),
                kind(context.getParameter().getParameterizedType()),
                context.findAnnotation(TableNamed.class).map(TableNamed::value).orElse(null));
    }

    private static Class<?> kind(Type type) {
        if (type instanceof ParameterizedType generic) {
            return kind(generic.getActualTypeArguments()[0]);
        }
        if (type instanceof WildcardType wildcard) {
            return kind(wildcard.getUpperBounds()[0]);
        }
        return type instanceof Class<?> named && TableDesign.class.isAssignableFrom(named)
                ? named
                : TableDesign.class;
    }

    /** The one design that the parameter means. */
    TableDesign among(List<TableDesign> designs) {
        List<TableDesign> fitting = designs.stream().filter(this::fits).toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new ParameterResolutionException(
                text
                        + " fits "
                        + (fitting.isEmpty() ? "no table of this test" : "several tables")
                        + ": "
                        + (designs.isEmpty() ? "there is none" : listed(designs))
                        + ". "
                        + (fitting.isEmpty()
                                ? "Register its design with LakeExtension.temporary().tables(..)"
                                : "Say which by @TableNamed(\"" + fitting.get(0).name() + "\")"));
    }

    private boolean fits(TableDesign design) {
        return kind.isInstance(design) && (name == null || name.equals(design.name().toString()));
    }

    private static String listed(List<TableDesign> designs) {
        return "it has "
                + designs.stream()
                        .map(
                                design ->
                                        design.name()
                                                + " ("
                                                + design.getClass().getSimpleName()
                                                + ")")
                        .collect(Collectors.joining(", "));
    }
}
