package io.lakekit.cli.option;

import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The check of files that a command is to read, which must exist before it begins. */
public final class Existing {

    private Existing() {}

    /**
     * The file, which exists.
     *
     * @param what the option or parameter that names it
     * @throws ParameterException if there is no such file, or it is a directory
     */
    public static Path file(CommandSpec spec, String what, Path file) {
        if (Files.isDirectory(file)) {
            throw wrong(spec, what, "'" + file + "' is a directory, not a file");
        }
        if (!Files.exists(file)) {
            throw wrong(spec, what, "there is no file '" + file + "'");
        }
        return file;
    }

    /**
     * The directory, which exists; errors are those of {@link #file}.
     *
     * @throws ParameterException if there is no such directory, or it is a file
     */
    public static Path directory(CommandSpec spec, String what, Path directory) {
        if (!Files.isDirectory(directory)) {
            throw wrong(
                    spec,
                    what,
                    Files.exists(directory)
                            ? "'" + directory + "' is a file, not a directory"
                            : "there is no directory '" + directory + "'");
        }
        return directory;
    }

    /**
     * A directory to write to, which need not exist.
     *
     * @throws ParameterException if a file is in its place
     */
    public static Path place(CommandSpec spec, String what, Path directory) {
        return Files.exists(directory) ? directory(spec, what, directory) : directory;
    }

    private static ParameterException wrong(CommandSpec spec, String what, String fact) {
        return new ParameterException(spec.commandLine(), what + ": " + fact);
    }
}
