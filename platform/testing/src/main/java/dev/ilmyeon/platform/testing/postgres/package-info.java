/** PostgreSQL for tests, from a container or embedded. The one place that knows which. */
@NullMarked
package dev.ilmyeon.platform.testing.postgres;

import org.jspecify.annotations.NullMarked;
