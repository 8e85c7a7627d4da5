/**
 * Processes kept running, found again and ended, and the ports and logs they use. Knows neither
 * PostgreSQL nor the portal's parts.
 */
@NullMarked
package dev.ilmyeon.local.process;

import org.jspecify.annotations.NullMarked;
