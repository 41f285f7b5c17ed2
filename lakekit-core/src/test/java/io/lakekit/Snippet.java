package io.lakekit;

import java.util.List;

/**
 * A mistake that javac must refuse.
 *
 * @param mistake the statement
 * @param message parts of javac's message, in order
 * @param control the same without the mistake
 */
record Snippet(String mistake, List<String> message, String control) {

    static Refused refused(String mistake, String... message) {
        return control -> new Snippet(mistake, List.of(message), control);
    }

    /** The step that names the control. */
    @FunctionalInterface
    interface Refused {
        Snippet but(String control);
    }

    @Override
    public String toString() {
        return mistake;
    }
}
