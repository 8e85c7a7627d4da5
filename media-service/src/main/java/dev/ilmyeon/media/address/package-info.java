/**
 * Where the portal is seen from outside, for the absolute URLs in answers. Imports nothing of ours.
 */
@NullMarked
package dev.ilmyeon.media.address;

import org.jspecify.annotations.NullMarked;
