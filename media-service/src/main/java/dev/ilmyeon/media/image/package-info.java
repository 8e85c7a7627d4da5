/**
 * Pictures and the rights to show them: what is hidden by its rights leaves the store nowhere.
 * Imports the platform only.
 */
@NullMarked
package dev.ilmyeon.media.image;

import org.jspecify.annotations.NullMarked;
