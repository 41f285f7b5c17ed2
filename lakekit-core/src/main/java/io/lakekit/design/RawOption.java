package io.lakekit.design;

import java.io.Serializable;

/**
 * A table option that is given as text because lakekit has no typed setting for it. Rules judge it
 * before it is stored.
 *
 * @param key the option's key as Paimon spells it
 * @param value the option's value as Paimon reads it
 */
public record RawOption(String key, String value) implements Serializable {}
