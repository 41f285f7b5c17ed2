package io.lakekit.bench.input;

/** A log that cannot be read: the message says which file, why and what to do. */
public final class InputException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InputException(String message) {
        super(message);
    }

    InputException(String message, Throwable cause) {
        super(message, cause);
    }
}
