package io.lakekit.rules;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The codes whose findings a test asks for. {@link SwitchIT} holds that: the test fails if findings
 * have another code, and if the check that makes them is left out.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Shows {

    /** The codes, such as {@code LK0802}. */
    String[] value();
}
