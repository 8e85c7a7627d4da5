/** The weather subgraph: stations, observations and the weather strip of the front page. */
@NullMarked
package dev.ilmyeon.weather;

import org.jspecify.annotations.NullMarked;
