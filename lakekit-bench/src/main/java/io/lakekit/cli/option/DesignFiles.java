package io.lakekit.cli.option;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The designs that a command is given, and the classes that they name. */
public final class DesignFiles {

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Designs, one table in each file.")
    private List<Path> files = List.of();

    @Mixin private ClassPathOption classPath = new ClassPathOption();

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    public List<Path> files() {
        return files;
    }

    /**
     * Does the work of the command.
     *
     * @throws ParameterException if a file does not exist, before the work begins
     */
    public int with(Callable<Integer> work) throws Exception {
        files.forEach(file -> Existing.file(Objects.requireNonNull(spec), "FILE", file));
        return classPath.with(work);
    }
}
