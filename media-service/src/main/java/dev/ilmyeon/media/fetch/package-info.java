/**
 * Fetches files of the public web, and of nothing else: an address that somebody gives us leads
 * neither to this machine nor into the network it stands in. Imports nothing of ours.
 */
@NullMarked
package dev.ilmyeon.media.fetch;

import org.jspecify.annotations.NullMarked;
