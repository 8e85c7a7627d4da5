/**
 * Files that the gateway reads at its start and again whenever they change. Imports nothing of the
 * project.
 */
@NullMarked
package dev.ilmyeon.gateway.server.file;

import org.jspecify.annotations.NullMarked;
