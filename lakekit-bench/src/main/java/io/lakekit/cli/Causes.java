package io.lakekit.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.Map;

/** The reason of a failure in words, down to what the file system said. */
final class Causes {

    private static final Map<Class<?>, String> FACTS =
            Map.of(
                    AccessDeniedException.class, "permission denied",
                    NoSuchFileException.class, "there is no such file",
                    FileAlreadyExistsException.class, "a file of that name is there already",
                    NotDirectoryException.class, "it is a file, not a directory",
                    DirectoryNotEmptyException.class, "the directory is not empty");

    private Causes() {}

    /** The message of a failure and, if a file is at the bottom of it, what is wrong with that. */
    static String told(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException file) {
                String reason = reason(file);
                if (cause == failure) {
                    return reason;
                }
                if (!message.contains(reason)) {
                    return message + ": " + reason;
                }
            }
        }
        return message;
    }

    private static String reason(IOException failure) {
        if (!(failure instanceof FileSystemException file)) {
            return String.valueOf(failure.getMessage());
        }
        String said = String.valueOf(file.getReason());
        return FACTS.getOrDefault(file.getClass(), said) + " ('" + file.getFile() + "')";
    }
}
