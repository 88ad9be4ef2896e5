package org.carillon.peers;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/// The programs without which a test class cannot run.
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Programs.class)
@interface Needs {
    String[] value();

    /// Of Debian's Python.
    String[] modules() default {};

    /// Postfix starts only as root.
    boolean root() default false;
}
