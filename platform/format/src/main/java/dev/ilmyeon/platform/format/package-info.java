/**
 * The formatter of the build: google-java-format over every Java file of the tree. Imports nothing
 * of the project.
 */
@NullMarked
package dev.ilmyeon.platform.format;

import org.jspecify.annotations.NullMarked;
