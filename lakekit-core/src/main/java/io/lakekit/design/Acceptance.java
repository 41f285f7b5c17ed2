package io.lakekit.design;

import java.io.Serializable;

/**
 * A warning that a design takes on knowingly.
 *
 * @param code the code of the warning
 * @param reason why it does no harm here; kept for whoever reads the design
 */
public record Acceptance(String code, String reason) implements Serializable {}
