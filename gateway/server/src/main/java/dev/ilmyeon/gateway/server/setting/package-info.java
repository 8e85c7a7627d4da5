/**
 * What the gateway's settings have in common: their bounds, and what becomes of bad ones. Imports
 * nothing of the project.
 */
@NullMarked
package dev.ilmyeon.gateway.server.setting;

import org.jspecify.annotations.NullMarked;
