/** What is asked: the query mixes. Imports graph, load. */
@NullMarked
package dev.ilmyeon.bench.mix;

import org.jspecify.annotations.NullMarked;
