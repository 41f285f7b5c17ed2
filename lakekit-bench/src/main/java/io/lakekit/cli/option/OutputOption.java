package io.lakekit.cli.option;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option for the form in which a command prints: for people or for programs. */
public final class OutputOption {

    @Option(
            names = "--output",
            defaultValue = "text",
            description = "The output format: text or json (default: ${DEFAULT-VALUE}).")
    private String output = "text";

    @Spec(Spec.Target.MIXEE)
    private @Nullable CommandSpec spec;

    /**
     * Whether to print JSON.
     *
     * @throws ParameterException if it is neither text nor json
     */
    public boolean isJson() {
        if (!output.equals("text") && !output.equals("json")) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "--output takes text or json, not '" + output + "'; --out names a directory");
        }
        return output.equals("json");
    }
}
