/**
 * Fixtures for users' own tests: a fresh warehouse per test, and assertions on tables. JUnit
 * Jupiter is the user's own test dependency; nothing else in lakekit loads this package. Start at
 * {@link io.lakekit.junit.LakeExtension}.
 */
@NullMarked
@CheckReturnValue
package io.lakekit.junit;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
