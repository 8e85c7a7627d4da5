/**
 * Measurements kept as lines of JSON, shown as tables and pictures. Imports nothing of the bench.
 */
@NullMarked
package dev.ilmyeon.bench.report;

import org.jspecify.annotations.NullMarked;
