/**
 * Traces of requests and of the SQL that they need, as Spring Boot makes them: only where something
 * takes them. Imports nothing of the project.
 */
@NullMarked
package dev.ilmyeon.platform.subgraph.trace;

import org.jspecify.annotations.NullMarked;
