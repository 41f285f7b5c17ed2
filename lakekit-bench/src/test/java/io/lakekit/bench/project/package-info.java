/**
 * Rules that hold for all modules together, checked on what the build made of them: class files and
 * dependency trees. Rules of one module are tests of that module.
 */
@NullMarked
package io.lakekit.bench.project;

import org.jspecify.annotations.NullMarked;
