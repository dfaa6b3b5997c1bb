package org.huiqi.shared;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a controller method that creates something: with the header {@code Idempotency-Key} the method and the record of the
 * key run in one transaction, the same key and body again answers as the first time, another body is refused with 409.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}
