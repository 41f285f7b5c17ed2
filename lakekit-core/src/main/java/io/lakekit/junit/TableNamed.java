package io.lakekit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of the table that a {@code LakeTable} parameter takes, among those of a {@link
 * LakeExtension}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface TableNamed {

    /** The table's name as {@code database.table}. */
    String value();
}
