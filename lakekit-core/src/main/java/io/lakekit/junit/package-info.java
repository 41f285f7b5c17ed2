/**
 * Fixtures for users' own unit tests: a fresh warehouse per test. JUnit Jupiter is the user's own
 * test dependency; nothing else in lakekit loads this package. Start at {@link
 * io.lakekit.junit.LakeExtension}.
 */
@NullMarked
package io.lakekit.junit;

import org.jspecify.annotations.NullMarked;
