/**
 * A graph to measure on: schemas, the data that its subgraphs answer from, and the right answer to
 * any operation. Imports nothing of the bench.
 */
@NullMarked
package dev.ilmyeon.bench.graph;

import org.jspecify.annotations.NullMarked;
