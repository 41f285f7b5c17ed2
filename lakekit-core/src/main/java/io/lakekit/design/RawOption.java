package io.lakekit.design;

import java.io.Serializable;

/**
 * A table option given as text because lakekit has no typed setting for it.
 *
 * @param key the option's key
 * @param value its value
 */
public record RawOption(String key, String value) implements Serializable {}
