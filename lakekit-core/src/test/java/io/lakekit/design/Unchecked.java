package io.lakekit.design;

/** The door past the rules that tests have: designs as they were set, whatever is wrong with it. */
public final class Unchecked {

    private Unchecked() {}

    public static TableDesign design(DesignBuilder<?, ?> builder) {
        return builder.draft(builder.settings());
    }
}
