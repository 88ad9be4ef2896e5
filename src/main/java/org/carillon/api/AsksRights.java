package org.carillon.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A resource, or one call of it, that asks [Caller] what the token may do with the list or the domain at hand.
/// Only these are open to tokens that are not for the whole site: see [Confinement].
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@interface AsksRights {}
