/**
 * Where {@code java -jar} begins. Compiled for Java 8, so that whichever {@code java} comes first
 * on the path can read it: the launcher itself needs a JDK 25.
 */
@NullMarked
package dev.ilmyeon.local.start;

import org.jspecify.annotations.NullMarked;
