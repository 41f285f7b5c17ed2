package io.lakekit.junit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which of the tables of a {@link LakeExtension} a {@code LakeTable} parameter takes. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
public @interface TableNamed {

    /** The table's name, {@code database.table}. */
    String value();
}
