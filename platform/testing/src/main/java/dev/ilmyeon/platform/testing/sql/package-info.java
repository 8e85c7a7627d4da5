/** Counts the SQL statements that a Spring context sends. */
@NullMarked
package dev.ilmyeon.platform.testing.sql;

import org.jspecify.annotations.NullMarked;
