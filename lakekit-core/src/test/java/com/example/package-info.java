/** Classes of a user's own, as the designs in docs/diagnostics name them. */
@NullMarked
package com.example;

import org.jspecify.annotations.NullMarked;
