/**
 * The portal's parts as JVMs: taken apart and trained so that they start fast, told where the
 * others are. Builds on the process package.
 */
@NullMarked
package dev.ilmyeon.local.application;

import org.jspecify.annotations.NullMarked;
