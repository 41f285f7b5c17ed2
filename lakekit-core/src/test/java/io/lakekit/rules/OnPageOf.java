package io.lakekit.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes whose pages have the numbers of a test of plain Paimon. What lakekit says instead is
 * not asked for by the test; it is on the page, and run from there.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface OnPageOf {

    /** The codes, such as {@code LK0304}. */
    String[] value();
}
